// What is known of the parts of a page that did not change since they were read.
import type { About } from './signals';

export class Memory<Part extends { blocks: readonly unknown[] }, Box = never> {
  /** What the document said of itself. */
  about: About | undefined;
  /** Elements that were not visible when last looked at. */
  readonly unseen = new WeakSet<Element>();
  /** The boxes that were read, also those in which something has changed since. */
  boxes = new WeakMap<Element, Box>();
  private parts = new WeakMap<Element, Part>();

  of(element: Element): Part | undefined {
    return this.parts.get(element);
  }

  keep(element: Element, part: Part): void {
    this.parts.set(element, part);
  }

  /** Forgets every part of the page that one of these nodes stands in. */
  forget(changed: Iterable<Node>): void {
    const seen = new Set<Node>();
    for (const node of changed) {
      for (let up: Node | null = node; up && !seen.has(up); up = parentOf(up)) {
        seen.add(up);
        this.parts.delete(up as Element);
      }
    }
  }

  /** Whether text of `element` has come into sight since it was read, or gone out of it. Then all that
   * is known of what is in it is forgotten. */
  changedSight(element: Element): boolean {
    const inside = [element, ...element.querySelectorAll('*')];
    const changed = isVisible(element)
      ? inside.some((each) => this.unseen.has(each) && isVisible(each))
      : (this.parts.get(element)?.blocks.length ?? 0) > 0;
    if (changed) for (const each of inside) this.parts.delete(each);
    return changed;
  }

  forgetAll(): void {
    this.about = undefined;
    this.parts = new WeakMap();
    this.boxes = new WeakMap();
  }
}

const FRAGMENT = 11;

/** Whether an element is rendered: transparent, clipped or scrolled away, it still is. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** The node around, out of a shadow root too; a shadow root is a fragment with a host. */
function parentOf(node: Node): Node | null {
  return node.parentNode ?? (node.nodeType === FRAGMENT ? (node as ShadowRoot).host : null);
}
