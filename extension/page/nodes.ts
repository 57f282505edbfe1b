// Kinds of nodes, told by number: nodes of a frame are no instances of this window's classes.

export const ELEMENT = 1;
export const TEXT = 3;

/** Whether a text node is white space only. */
export function isBlank({ data }: Text): boolean {
  return /^\s*$/.test(data);
}
