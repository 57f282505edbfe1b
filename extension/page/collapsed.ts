// The one attribute that is ever set on a page's elements: on those that are folded.

/** `line` on the first element of an appeal, `rest` on the others. */
export const COLLAPSED = 'data-caveat';

/** Whether an element is folded now. */
export function isCollapsed(element: Element): boolean {
  return element.hasAttribute(COLLAPSED);
}
