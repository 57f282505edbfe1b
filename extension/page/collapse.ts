// Folds appeals to one line each, where the reader asked for it. No node is removed, detached or
// moved: elements get one attribute, the first of them a line of ours inside, and a sheet of ours draws
// them as a line or not at all.
//
// No `display` is touched, so that the page reads the same when it is gathered again.
import type { Appeal, SubKind } from '../engine/caveat';
import type { Box } from './box';
import { foldLine } from './foldline';
import type { Gathered } from './gathered';
import {
  closest,
  findAll,
  findFirst,
  getAttribute,
  matches,
  ownerOf,
  prepend,
  removeAttribute,
  rootOf,
  setAttribute,
  shadowOf,
} from './nodes';
import { COLLAPSED, LINE } from './ours';
import type { Sheets } from './sheets';

/** What asks for consent or an account stands in the reader's way, or is the reader's to decide. */
const NEVER: ReadonlySet<SubKind> = new Set<SubKind>(['registration', 'privacy', 'adblock']);
const CHECKOUT_PATH =
  /(^|[/_-])(checkout|basket|cart|payment|log-?in|sign-?in|register)([/_.-]|$)/i;
const DIALOG = 'dialog,[role="dialog"],[role="alertdialog"],[aria-modal="true"]';
/** Fields of a login or a checkout. */
const SECRET = 'input[type="password"],[autocomplete^="cc-"],[autocomplete*="password"]';
/** What may be the article's own: a box that holds it is not folded along with the appeal in it. */
const ARTICLE = 'h1,main,article,figure,video,audio,object,embed,canvas,textarea';
/** Boxes whose size can be set, and whose inside does not become another by it. */
const SIZED = /^(block|flow-root|flex|grid|list-item|inline-block|inline-flex|inline-grid)$/;

/** An appeal that is to be folded. */
export interface Foldable {
  /** The mark's. */
  id: number;
  appeal: Appeal;
}

/** An element that is folded: the line is in the first of an appeal's. */
interface Folded {
  id: number;
  line?: HTMLElement;
}

export class Collapse {
  private folded = new Map<Element, Folded>();
  /** Appeals that the reader unfolded, by id. */
  private readonly unfolded = new Set<number>();

  /** `text` is what stands in the place of an appeal. */
  constructor(
    private readonly text: string,
    private readonly sheets: Sheets,
  ) {}

  /** Folds exactly these, as far as they may be folded and the reader has not unfolded them. */
  fold(gathered: Gathered | undefined, appeals: readonly Foldable[]): void {
    const before = this.folded;
    this.folded = new Map();
    if (gathered && appeals.length > 0 && !CHECKOUT_PATH.test(location.pathname)) {
      const sizes = blocksByBox(gathered);
      for (const { id, appeal } of appeals) {
        if (this.unfolded.has(id)) continue;
        const [first, ...rest] = elementsOf(gathered, appeal, sizes);
        if (!first) continue;
        const { line, id: idBefore } = before.get(first) ?? {};
        const isKept = line?.parentNode === first && idBefore === id;
        this.folded.set(first, { id, line: isKept ? line : this.lineFor(id) });
        for (const element of rest) this.folded.set(element, { id });
      }
    }
    for (const [element, { line }] of before) {
      if (!this.folded.has(element)) removeAttribute(element, COLLAPSED);
      if (line !== this.folded.get(element)?.line) line?.remove();
    }
    if (this.folded.size > 0) this.sheets.put('folds', STYLES);
    for (const [element, { line }] of this.folded) draw(element, line);
  }

  isFolded(id: number): boolean {
    return [...this.folded.values()].some((folded) => folded.id === id);
  }

  /** Shows an appeal that was folded, for as long as the page stays. */
  unfold(id: number): void {
    this.unfolded.add(id);
    for (const [element, folded] of this.folded) {
      if (folded.id !== id) continue;
      this.folded.delete(element);
      removeAttribute(element, COLLAPSED);
      folded.line?.remove();
    }
  }

  /** What was unfolded may be folded again. */
  foldAgain(): void {
    this.unfolded.clear();
  }

  private lineFor(id: number): HTMLElement {
    return foldLine(this.text, () => this.unfold(id));
  }
}

function draw(element: Element, line: HTMLElement | undefined): void {
  const part = line ? 'line' : 'rest';
  if (getAttribute(element, COLLAPSED) !== part) setAttribute(element, COLLAPSED, part);
  if (!line || line.parentNode === element) return;
  // A copy that the page made of a folded appeal has a copy of the line, without what is in it.
  for (const copy of findAll(element, `:scope > ${LINE}`)) copy.remove();
  prepend(element, line);
}

/** The largest elements that hold the appeal's blocks and nothing else; none, where the appeal may
 * not be folded or stands in one element with other text. */
function elementsOf(
  { blocks, places }: Gathered,
  { first, last, gate, sub_kind }: Appeal,
  sizes: ReadonlyMap<Box, number>,
): Element[] {
  if (gate || NEVER.has(sub_kind)) return [];
  const inside = new Map<Box, number>();
  for (let at = first; at <= last; at++) {
    if (blocks[at]?.region === 'dialog') return [];
    for (let box = places[at]?.box ?? null; box; box = box.parent) {
      inside.set(box, (inside.get(box) ?? 0) + 1);
    }
  }
  const isWhole = (box: Box) => inside.get(box) === sizes.get(box);

  const elements = new Set<Element>();
  for (let at = first; at <= last; at++) {
    let box = places[at]?.box;
    if (!box || !isWhole(box)) return [];
    while (box.parent && isWhole(box.parent) && mayGrow(box.element, box.parent.element)) {
      box = box.parent;
    }
    if (!mayFold(box.element)) return [];
    elements.add(box.element);
  }
  return [...elements];
}

function mayGrow(element: Element, around: Element): boolean {
  return (
    !matches(around, 'body,html') &&
    shadowOf(around) === null &&
    rootOf(around) === rootOf(element) &&
    findFirst(around, ARTICLE) === null
  );
}

function mayFold(element: Element): boolean {
  if (ownerOf(element) !== document) return false;
  if (matches(element, 'h1,body,html,button') || closest(element, DIALOG)) return false;
  if (findFirst(element, `${SECRET},${DIALOG}`)) return false;
  const form = closest(element, 'form');
  if (form && findFirst(form, SECRET)) return false;
  return SIZED.test(getComputedStyle(element).display);
}

/** How many blocks there are in each box, at any depth. */
function blocksByBox({ places }: Gathered): Map<Box, number> {
  const sizes = new Map<Box, number>();
  for (const place of places) {
    for (let box: Box | null = place.box; box; box = box.parent) {
      sizes.set(box, (sizes.get(box) ?? 0) + 1);
    }
  }
  return sizes;
}

// A reader's own sheet, which wins over what a page calls important, and where shadow roots have it too.
const STYLES = `
  [${COLLAPSED}] {
    visibility: hidden !important;
    min-block-size: 0 !important;
    padding: 0 !important;
    border-width: 0 !important;
    contain: layout paint !important;
    overflow: clip !important;
  }
  [${COLLAPSED}="rest"] {
    position: absolute !important;
    inline-size: 0 !important;
    min-inline-size: 0 !important;
    max-block-size: 0 !important;
    clip-path: inset(50%) !important;
  }
  [${COLLAPSED}="line"] {
    block-size: 26px !important;
    max-block-size: none !important;
    background: none !important;
    box-shadow: none !important;
  }
  [${COLLAPSED}="line"]::before, [${COLLAPSED}="line"]::after { content: none !important; }
  [${COLLAPSED}="line"] > ${LINE} {
    visibility: visible !important;
    display: block !important;
    position: absolute !important;
    inset: 0 !important;
    color: inherit !important;
  }`;
