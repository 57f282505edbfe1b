// Folds appeals to one line each, where the reader asked for it. No node is removed, detached or
// moved: elements get one attribute, and a sheet of ours draws them as a line or not at all.
//
// The line is drawn over its element's own box, and no `display` is touched, so that the page reads
// the same when it is gathered again.
import type { Appeal, SubKind } from '../engine/caveat';
import { COLLAPSED } from './collapsed';
import type { Box, Gathered } from './gather';

type Part = 'line' | 'rest';

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

export class Collapse {
  private readonly sheet = new CSSStyleSheet();
  private parts = new Map<Element, { id: number; part: Part }>();

  /** `line` is what stands in the place of an appeal; `show` hears of a click on it. */
  constructor(
    line: string,
    private readonly show: (id: number) => void,
  ) {
    this.sheet.replaceSync(styles(line));
    document.addEventListener('click', this.clicked, { capture: true });
  }

  /** Folds exactly these, as far as they may be folded. */
  fold(gathered: Gathered | undefined, appeals: readonly Foldable[]): void {
    const before = this.parts;
    this.parts = new Map();
    if (gathered && appeals.length > 0 && !CHECKOUT_PATH.test(location.pathname)) {
      const sizes = blocksByBox(gathered);
      for (const { id, appeal } of appeals) {
        const elements = elementsOf(gathered, appeal, sizes);
        elements.forEach((element, i) => {
          this.parts.set(element, { id, part: i === 0 ? 'line' : 'rest' });
        });
      }
    }
    for (const element of before.keys()) {
      if (!this.parts.has(element)) element.removeAttribute(COLLAPSED);
    }
    for (const [element, { part }] of this.parts) {
      this.style(element.getRootNode());
      if (element.getAttribute(COLLAPSED) !== part) element.setAttribute(COLLAPSED, part);
    }
  }

  isFolded(id: number): boolean {
    return [...this.parts.values()].some((folded) => folded.id === id);
  }

  stop(): void {
    const roots = [...this.parts.keys()].map((element) => element.getRootNode());
    this.fold(undefined, []);
    document.removeEventListener('click', this.clicked, { capture: true });
    for (const root of new Set([document, ...roots])) {
      if (!isRoot(root)) continue;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((s) => s !== this.sheet);
    }
  }

  private style(root: Node): void {
    if (!isRoot(root) || root.adoptedStyleSheets.includes(this.sheet)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.sheet];
  }

  private readonly clicked = (event: MouseEvent) => {
    const [target] = event.composedPath();
    const folded = target instanceof Element ? this.parts.get(target) : undefined;
    if (folded?.part !== 'line') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.show(folded.id);
  };
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
    !around.matches('body,html') &&
    around.shadowRoot === null &&
    around.getRootNode() === element.getRootNode() &&
    around.querySelector(ARTICLE) === null
  );
}

function mayFold(element: Element): boolean {
  if (element.ownerDocument !== document) return false;
  if (element.matches('h1,body,html') || element.closest(DIALOG)) return false;
  if (element.querySelector(`${SECRET},${DIALOG}`)) return false;
  if (element.closest('form')?.querySelector(SECRET)) return false;
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

function isRoot(node: Node): node is Document | ShadowRoot {
  return 'adoptedStyleSheets' in node;
}

// What is important in a layer is more important than what a page calls important.
function styles(line: string): string {
  return `@layer caveat {
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
      color: inherit !important;
      background: none !important;
      box-shadow: none !important;
    }
    [${COLLAPSED}="line"]::before {
      content: ${cssString(line)} !important;
      visibility: visible !important;
      position: absolute !important;
      inset: 0 !important;
      display: block !important;
      padding-inline-start: 8px !important;
      border-inline-start: 3px dashed rgb(180 106 0) !important;
      color: inherit !important;
      background: none !important;
      font: 13px / 26px system-ui, sans-serif !important;
      letter-spacing: normal !important;
      text-transform: none !important;
      text-align: start !important;
      text-indent: 0 !important;
      white-space: nowrap !important;
      text-overflow: ellipsis !important;
      overflow: hidden !important;
      cursor: pointer !important;
    }
    [${COLLAPSED}="line"]:hover::before { text-decoration: underline !important; }
    [${COLLAPSED}="line"]::after { content: none !important; }
  }`;
}

function cssString(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
