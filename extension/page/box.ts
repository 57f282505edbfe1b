// Boxes: elements whose text stands apart from that around them, and what is known of each.
import type { Region, Role } from '../engine/caveat';
import { isCollapsed } from './ours';

export interface Box {
  element: Element;
  parent: Box | null;
  tag: string;
  role: Role;
  region: Region;
  /** Its own names and its `aria-label`. */
  names: string;
  aria: string | null;
  inArticle: boolean;
  /** Folded away by a closed `<details>` or by us: not rendered now, but text of the page. */
  folded: boolean;
  form: boolean;
  /** There are blocks in it, and so it is a container. */
  holdsBlocks: boolean;
}

/** Whether `element` is folded away: a `<details>` shows its summary only. */
export function isFolded(parent: Box | null, element: Element, tag: string): boolean {
  if (parent?.folded || isCollapsed(element)) return true;
  if (!parent) return false;
  return parent.tag === 'details' && tag !== 'summary' && !parent.element.hasAttribute('open');
}

/** There is a block in `box`. */
export function noteBlocks(box: Box): void {
  for (let up: Box | null = box; up && !up.holdsBlocks; up = up.parent) up.holdsBlocks = true;
}
