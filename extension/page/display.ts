// What only the page's style tells of an element. It is asked for where its tag does not say enough.
import { SPOKEN_SELECTOR } from './elements';
import { ELEMENT, isBlank, kindOf, matches, nextOf, ownerOf, previousOf, TEXT } from './nodes';

/** Whether an element is set aside for screen readers: out of the line, to be clipped to nothing. Without
 * its style, such as on a page whose style sheet did not load, it is text like any other. */
export function isSpokenOnly(element: Element): boolean {
  if (!matches(element, SPOKEN_SELECTOR)) return false;
  return /^(absolute|fixed)$/.test(styleOf(element)?.position ?? '');
}

/** Whether an inline element has no text beside it: then only the page's style tells what it is. */
export function standsAlone(element: Element): boolean {
  const before = elementBeside(element, previousOf);
  if (before === TEXT) return false;
  const after = elementBeside(element, nextOf);
  return after !== TEXT && (before === ELEMENT || after === ELEMENT);
}

/** What stands beside an element, white space and comments aside: text, an element, or nothing. */
function elementBeside(element: Element, beside: typeof nextOf): number {
  for (let node = beside(element); node; node = beside(node)) {
    const kind = kindOf(node);
    if (kind === ELEMENT) return ELEMENT;
    if (kind === TEXT && !isBlank(node as Text)) return TEXT;
  }
  return 0;
}

export function displayOf(element: Element, tag: string): 'none' | 'block' | 'inline' {
  const style = styleOf(element);
  const display = style?.display ?? 'inline';
  if (display === 'none') return 'none';
  if (display.startsWith('inline')) {
    // A link drawn as a button is one; a word drawn as a box is still a word of its line.
    return display !== 'inline' && tag === 'a' ? 'block' : 'inline';
  }
  if (display === 'contents' || display.startsWith('ruby')) return 'inline';
  // A drop cap floats, and is the first letter of its paragraph.
  return style?.float !== 'none' && (element.textContent ?? '').trim().length <= 2
    ? 'inline'
    : 'block';
}

/** Whether line breaks in the source of an element are line breaks on the page. */
export function keepsLines(element: Element): boolean {
  return /^(pre|break)/.test(styleOf(element)?.whiteSpace ?? '');
}

function styleOf(element: Element): CSSStyleDeclaration | undefined {
  return ownerOf(element)?.defaultView?.getComputedStyle(element);
}
