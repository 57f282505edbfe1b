// The card beside a mark, shown when the pointer rests on it, at a tap or at a shortcut. One host element in the
// top layer with a closed shadow root, made at need and gone afterwards.
import { anchor, beside } from './beside';
import type { PlacedMark } from './marks';
import { isElement, matches } from './nodes';
import { CARD } from './ours';
import { type Hit, markAt } from './point';
import { liveRange } from './ranges';
import { documentOf, type Root } from './root';
import { boxOf, inView, linesOf, viewBox } from './view';

/** What has an answer of its own to a tap. */
const CONTROL = 'a[href],button,input,select,textarea,label,summary,[role="button"],[role="link"]';
/** The pointer has been still this long, in ms: readers who only pass by see no card. */
const REST = 350;

interface Open {
  hit: Hit;
  host: HTMLElement;
  card: HTMLElement;
  /** How high in the view the mark was pointed at, in px. */
  pointed: number | undefined;
  /** Set when the card was asked for by keyboard: what had the focus then. */
  focusBefore: Element | null | undefined;
  /** Where words and view were when the card was placed. */
  placedFor: string;
}

export class HoverCard {
  private readonly sheet = new CSSStyleSheet();
  private readonly life = new AbortController();
  private roots: readonly Root[] = [document];
  private open: Open | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;

  /** `marks` gives what is shown on the page now, `content` what stands on a mark's card. */
  constructor(
    private readonly marks: () => readonly PlacedMark[],
    private readonly content: (placed: PlacedMark) => HTMLElement,
  ) {
    this.sheet.replaceSync(STYLES);
  }

  /** Marks stand in these roots: the pointer and the keys are heard in their documents, once, but anew in
   * one that a page has opened again and so rid of all listeners. */
  reach(roots: readonly Root[]): void {
    this.roots = roots;
    const options = { capture: true, passive: true, signal: this.life.signal };
    const keys = { ...options, passive: false };
    for (const document of new Set(roots.map(documentOf))) {
      document.addEventListener('pointermove', this.moved, options);
      document.addEventListener('pointerdown', this.touched, options);
      document.addEventListener('click', this.tapped, options);
      document.addEventListener('keydown', this.pressed, keys);
    }
  }

  stop(): void {
    clearTimeout(this.resting);
    this.life.abort();
    this.close();
  }

  /** Shows the card of `placed` and moves the focus there, until Escape. */
  explain(placed: PlacedMark): void {
    const range = placed.ranges[0] && liveRange(placed.ranges[0]);
    if (!range) return;
    const focusBefore = document.activeElement;
    const card = this.show({ hit: { placed, range }, focusBefore });
    card.focus({ preventScroll: true });
  }

  close(): void {
    const { open } = this;
    if (!open) return;
    this.open = undefined;
    const hadFocus = document.activeElement === open.host;
    open.host.remove();
    if (hadFocus && open.focusBefore) giveFocus(open.focusBefore);
  }

  private show({ hit, pointed, focusBefore }: Partial<Open> & Pick<Open, 'hit'>): HTMLElement {
    this.close();
    const host = document.createElement(CARD);
    host.popover = 'manual';
    const root = host.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = [this.sheet];
    const card = this.content(hit.placed);
    root.append(card);
    document.documentElement.append(host);
    host.showPopover();
    this.open = { hit, host, card, pointed, focusBefore, placedFor: '' };
    this.follow();
    return card;
  }

  /** The card goes along with its words, frame by frame, and goes when they are out of sight; unless the
   * keyboard is in it: then the page may still be scrolling to where the keyboard asked it to go. */
  private readonly follow = () => {
    const { open } = this;
    if (!open) return;
    const words = open.host.isConnected ? boxOf(open.hit.range) : undefined;
    const view = viewBox();
    const isSeen = words && words.bottom >= view.top && words.top <= view.bottom;
    if (!words || (!isSeen && open.focusBefore === undefined)) {
      this.close();
      return;
    }
    this.place(open, words, view);
    requestAnimationFrame(this.follow);
  };

  private place(open: Open, words: DOMRect, view: DOMRect): void {
    const { host, hit, pointed } = open;
    const placedFor = [words, view].map(({ x, y, width, height }) => [x, y, width, height]).join();
    if (placedFor === open.placedFor) return;
    open.placedFor = placedFor;
    host.style.setProperty('--room', `${view.height}px`);
    const beneath = anchor(words, linesOf(hit.range), view, pointed);
    const { left, top, room } = beside(beneath, host.getBoundingClientRect(), view);
    host.style.setProperty('--left', `${left}px`);
    host.style.setProperty('--top', `${top}px`);
    host.style.setProperty('--room', `${room}px`);
  }

  private readonly moved = (event: PointerEvent) => {
    clearTimeout(this.resting);
    if (!event.isTrusted || event.pointerType === 'touch' || event.buttons !== 0) return;
    if (this.isOurs(event)) return;
    const { clientX, clientY, currentTarget } = event;
    const show = () => this.showAt(currentTarget as Document, clientX, clientY);
    this.resting = setTimeout(show, REST);
  };

  /** A finger cannot rest on a mark without a press. */
  private readonly tapped = (event: MouseEvent) => {
    const { pointerType } = event as PointerEvent;
    if (!event.isTrusted || pointerType !== 'touch' || this.isOurs(event)) return;
    // The window is the last of the path; all before it are nodes, out of every open shadow root.
    const path = event.composedPath().slice(0, -1) as Node[];
    if (path.some((node) => isElement(node) && matches(node, CONTROL))) return;
    this.showAt(event.currentTarget as Document, event.clientX, event.clientY);
  };

  private showAt(document: Document, x: number, y: number): void {
    const hit = markAt(this.marks(), this.roots, document, x, y);
    // A card that was asked for by keyboard stays.
    if (!hit && this.open?.focusBefore === undefined) this.close();
    if (!hit || hit.placed === this.open?.hit.placed) return;
    this.show({ hit, pointed: inView(new DOMRect(x, y), document).y });
  }

  private readonly pressed = (event: KeyboardEvent) => {
    const { open } = this;
    if (!open) return;
    if (event.key === 'Tab' && open.focusBefore !== undefined && this.isOurs(event)) {
      event.preventDefault();
      turn(open.card, event.shiftKey ? -1 : 1);
    }
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close();
  };

  private readonly touched = (event: PointerEvent) => {
    if (!this.isOurs(event)) this.close();
  };

  private isOurs(event: Event): boolean {
    return event.target === this.open?.host;
  }
}

/** Asks the prototype, which for SVG is another one: a form may have a field named `focus`. */
function giveFocus(element: Element): void {
  Object.getPrototypeOf(element).focus?.call(element, { preventScroll: true });
}

/** Moves the focus to the card's next button, round at the ends: where the card stands in the order of the
 * page means nothing. */
function turn(card: HTMLElement, step: 1 | -1): void {
  const buttons = [...card.querySelectorAll('button')];
  const { activeElement } = card.getRootNode() as ShadowRoot;
  const at = buttons.indexOf(activeElement as HTMLButtonElement);
  const from = at < 0 && step < 0 ? 0 : at;
  buttons.at((from + step) % buttons.length)?.focus();
}

// Everything a page's own styles could reach is said with weight; they win over a host otherwise. That
// there is a card at all is said by the sheet on the page, which goes with the extension.
const STYLES = `
  :host {
    all: initial !important;
    display: var(--caveat-shown, none) !important;
    position: fixed !important;
    inset: var(--top) auto auto var(--left) !important;
    margin: 0 !important;
    box-sizing: border-box !important;
    inline-size: 340px !important;
    max-inline-size: calc(100vw - 16px) !important;
    max-block-size: min(560px, 75vh, var(--room)) !important;
    overflow: auto !important;
    overscroll-behavior: contain !important;
    padding: 14px 16px !important;
    border: 1px solid light-dark(#d9d3c8, #45423d) !important;
    border-radius: 10px !important;
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.18) !important;
    --paper: light-dark(#fdfcfa, #1c1b1a);
    --shade: light-dark(rgb(0 0 0 / 0.16), rgb(0 0 0 / 0.6));
    /* A shade at the edge behind which there is more. */
    background:
      linear-gradient(var(--paper) 40%, transparent) top / 100% 28px no-repeat local,
      linear-gradient(transparent, var(--paper) 60%) bottom / 100% 28px no-repeat local,
      linear-gradient(var(--shade), transparent) top / 100% 10px no-repeat,
      linear-gradient(transparent, var(--shade)) bottom / 100% 10px no-repeat,
      var(--paper) !important;
    color: light-dark(#23211e, #ece9e4) !important;
    color-scheme: light dark !important;
    font: 14px / 1.45 system-ui, sans-serif !important;
  }
  section:focus { outline: none; }
  :host(:focus-within) { border-color: light-dark(#3a4a7a, #a9b8ec) !important; }
  h2, h3, p, ul { margin: 0; padding: 0; }
  h2 { font-size: 15px; font-weight: 600; }
  h3 { margin-block: 10px 2px; font-size: 12px; font-weight: 600; color: light-dark(#625c53, #b0aaa0); }
  ul { list-style: none; }
  .fine { margin-block-start: 8px; font-size: 12px; color: light-dark(#625c53, #b0aaa0); overflow-wrap: anywhere; }
  .choices { display: flex; flex-wrap: wrap; gap: 6px; margin-block-start: 12px; }
  button {
    padding: 4px 8px; font: inherit; font-size: 12.5px; color: inherit; cursor: pointer;
    border: 1px solid light-dark(#8a8378, #8d877d); border-radius: 7px; background: none;
  }
  button:focus-visible { outline: 2px solid light-dark(#3a4a7a, #a9b8ec); outline-offset: 1px; }
  @media (prefers-reduced-motion: no-preference) {
    :host { animation: appear 0.12s ease-out; }
    @keyframes appear { from { opacity: 0; } }
  }`;
