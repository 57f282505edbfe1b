// What nodes are asked, by way of the prototypes: whatever fields a page puts in a form, and names `parentNode`
// or `matches`, a script sees in the place of the form's own properties. Only what cannot be a form is asked
// directly.
//
// Kinds of nodes are told by number: nodes of a frame are no instances of this window's classes.

export const ELEMENT = 1;
export const TEXT = 3;
export const FRAGMENT = 11;

export const kindOf = ask(Node, 'nodeType');
export const parentOf = ask(Node, 'parentNode');
export const parentElementOf = ask(Node, 'parentElement');
export const firstChildOf = ask(Node, 'firstChild');
export const nextOf = ask(Node, 'nextSibling');
export const previousOf = ask(Node, 'previousSibling');
export const ownerOf = ask(Node, 'ownerDocument');
export const rootOf = ask(Node, 'getRootNode');
export const isConnected = ask(Node, 'isConnected');
export const hasChildren = ask(Node, 'hasChildNodes');
export const contains = ask(Node, 'contains');
export const comparePlaces = ask(Node, 'compareDocumentPosition');

export const tagOf = ask(Element, 'localName');
export const shadowOf = ask(Element, 'shadowRoot');
export const slotOf = ask(Element, 'assignedSlot');
export const getAttribute = ask(Element, 'getAttribute');
export const hasAttribute = ask(Element, 'hasAttribute');
export const setAttribute = ask(Element, 'setAttribute');
export const removeAttribute = ask(Element, 'removeAttribute');
export const matches = ask(Element, 'matches');
export const closest = ask(Element, 'closest');
export const findFirst = ask(Element, 'querySelector');
export const findAll = ask(Element, 'querySelectorAll');
export const findByTag = ask(Element, 'getElementsByTagName');
export const checkVisibility = ask(Element, 'checkVisibility');
export const prepend = ask(Element, 'prepend');

type Asked<P, Name extends keyof P> = P[Name] extends (...args: infer Args) => infer Answer
  ? (node: P, ...args: Args) => Answer
  : (node: P) => P[Name];

/** A method of a class, or the getter of a property, to be called with any of its nodes. */
export function ask<P extends object, Name extends keyof P>(
  { prototype }: { prototype: P },
  name: Name,
): Asked<P, Name> {
  const { get, value } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  return Function.prototype.call.bind(get ?? value) as Asked<P, Name>;
}

export function isElement(node: Node): node is Element {
  return kindOf(node) === ELEMENT;
}

/** Whether `element` stands in one of `elements`. */
export function hasAncestorIn(
  element: Element,
  elements: { has(element: Element): boolean },
): boolean {
  for (let up = parentElementOf(element); up; up = parentElementOf(up)) {
    if (elements.has(up)) return true;
  }
  return false;
}

/** Whether a text node is white space only. */
export function isBlank({ data }: Text): boolean {
  return /^\s*$/.test(data);
}
