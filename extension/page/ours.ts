// What of ours is ever in a page: the card, and what folds an appeal. Marks are not in it.
import { hasAttribute, isElement, removeAttribute, tagOf } from './nodes';

/** `line` on the first element of a folded appeal, `rest` on the others. */
export const COLLAPSED = 'data-caveat';
/** The host of the line that stands for an appeal, the first child of its first element. */
export const LINE = 'caveat-line';
/** The host of the card. */
export const CARD = 'caveat-card';

/** Whether a node is an element that is folded now. */
export function isCollapsed(node: Node): boolean {
  return isElement(node) && hasAttribute(node, COLLAPSED);
}

/** Takes away what an extension that is gone has left: Firefox ends its scripts before they could. */
export function takeAway(document: Document): void {
  for (const folded of document.querySelectorAll(`[${COLLAPSED}]`))
    removeAttribute(folded, COLLAPSED);
  for (const host of document.querySelectorAll(`${LINE},${CARD}`)) host.remove();
}

/** Folding an appeal is no change of the page; a page that unfolds it, or takes its line away, is one. */
export function isOurs({
  attributeName,
  target,
  addedNodes,
  removedNodes,
}: MutationRecord): boolean {
  if (attributeName === COLLAPSED) return isCollapsed(target);
  if (addedNodes.length + removedNodes.length !== 1) return false;
  const node = addedNodes[0] ?? removedNodes[0];
  if (!node || !isElement(node) || ![LINE, CARD].includes(tagOf(node))) return false;
  return addedNodes.length === 1 || !isCollapsed(target);
}
