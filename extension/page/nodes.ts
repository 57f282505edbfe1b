// Kinds of nodes, told by number: nodes of a frame are no instances of this window's classes.

export const ELEMENT = 1;
export const TEXT = 3;

/** Whether `element` stands in one of `elements`. */
export function hasAncestorIn(
  element: Element,
  elements: { has(element: Element): boolean },
): boolean {
  for (let up = element.parentElement; up; up = up.parentElement) {
    if (elements.has(up)) return true;
  }
  return false;
}

/** Whether a text node is white space only. */
export function isBlank({ data }: Text): boolean {
  return /^\s*$/.test(data);
}
