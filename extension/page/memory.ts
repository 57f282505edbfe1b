// What is known of the parts of a page that did not change since they were read.
import { checkVisibility, FRAGMENT, findAll, hasAncestorIn, kindOf, parentOf } from './nodes';
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
      for (let up: Node | null = node; up && !seen.has(up); up = around(up)) {
        seen.add(up);
        this.parts.delete(up as Element);
      }
    }
  }

  /** Which of these elements hold text that has come into sight since it was read, or gone out of it: the
   * outermost. All that is known of what is in them is forgotten. No element is looked at twice, however
   * they stand in each other. */
  changedSight(elements: ReadonlySet<Element>): Element[] {
    const all = [...elements];
    const visible = new Set(all.filter(isVisible));
    const hasChanged = (element: Element) =>
      visible.has(element)
        ? !hasAncestorIn(element, visible) && this.showsUnseen(element)
        : (this.parts.get(element)?.blocks.length ?? 0) > 0;
    const changed = new Set(all.filter(hasChanged));
    const outermost = [...changed].filter((element) => !hasAncestorIn(element, changed));
    for (const element of outermost) {
      this.parts.delete(element);
      for (const inside of findAll(element, '*')) this.parts.delete(inside);
    }
    return outermost;
  }

  private showsUnseen(element: Element): boolean {
    const isNew = (each: Element) => this.unseen.has(each) && isVisible(each);
    return isNew(element) || Array.prototype.some.call(findAll(element, '*'), isNew);
  }

  forgetAll(): void {
    this.about = undefined;
    this.parts = new WeakMap();
    this.boxes = new WeakMap();
  }
}

/** Whether an element is rendered: transparent, clipped or scrolled away, it still is. */
export function isVisible(element: Element): boolean {
  return checkVisibility(element, { visibilityProperty: true });
}

/** The node around, out of a shadow root too; a shadow root is a fragment with a host. */
function around(node: Node): Node | null {
  return parentOf(node) ?? (kindOf(node) === FRAGMENT ? (node as ShadowRoot).host : null);
}
