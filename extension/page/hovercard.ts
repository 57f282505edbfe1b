// The card beside a mark, shown when the pointer rests on it or at a shortcut. One host element in the
// top layer with a closed shadow root, made at need and gone afterwards.
import type { PlacedMark } from './marks';
import { type Hit, markAt } from './point';
import { liveRange } from './ranges';

/** The pointer has been still this long, in ms: readers who only pass by see no card. */
const REST = 350;
/** Space around the card, in px. */
const GAP = 8;
/** With less room than this, in px, a card shows too little of itself. */
const LEAST_ROOM = 160;

export class HoverCard {
  private readonly sheet = new CSSStyleSheet();
  private host: HTMLElement | undefined;
  private shown: Hit | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  /** Set when the card was asked for by keyboard: what had the focus then. */
  private focusBefore: Element | null = null;

  /** `marks` gives what is shown on the page now, `content` what stands on a mark's card. */
  constructor(
    private readonly marks: () => readonly PlacedMark[],
    private readonly content: (placed: PlacedMark) => HTMLElement,
  ) {
    this.sheet.replaceSync(STYLES);
    document.addEventListener('pointermove', this.moved, { capture: true, passive: true });
  }

  stop(): void {
    clearTimeout(this.resting);
    document.removeEventListener('pointermove', this.moved, { capture: true });
    this.close();
  }

  /** Shows the card of `placed` and moves the focus there, until Escape. */
  explain(placed: PlacedMark): void {
    const range = placed.ranges[0] && liveRange(placed.ranges[0]);
    if (!range) return;
    const before = document.activeElement;
    const card = this.open({ placed, range });
    this.focusBefore = before;
    card.focus({ preventScroll: true });
  }

  close(): void {
    if (!this.host) return;
    const hadFocus = document.activeElement === this.host;
    this.host.remove();
    this.host = undefined;
    this.shown = undefined;
    document.removeEventListener('keydown', this.pressed, { capture: true });
    document.removeEventListener('pointerdown', this.clicked, { capture: true });
    document.removeEventListener('scroll', this.moving, { capture: true });
    window.removeEventListener('resize', this.moving);
    if (hadFocus && this.focusBefore instanceof HTMLElement) {
      this.focusBefore.focus({ preventScroll: true });
    }
    this.focusBefore = null;
  }

  private open(hit: Hit): HTMLElement {
    this.close();
    this.shown = hit;
    const host = document.createElement('div');
    host.popover = 'manual';
    const root = host.attachShadow({ mode: 'closed' });
    root.adoptedStyleSheets = [this.sheet];
    const card = this.content(hit.placed);
    root.append(card);
    document.documentElement.append(host);
    host.showPopover();
    this.host = host;
    this.place();
    document.addEventListener('keydown', this.pressed, { capture: true });
    document.addEventListener('pointerdown', this.clicked, { capture: true });
    document.addEventListener('scroll', this.moving, { capture: true, passive: true });
    window.addEventListener('resize', this.moving);
    return card;
  }

  /** Below the words, or above where there is more room, and never on them: the card scrolls when it
   * is higher than the room there is. */
  private place(): void {
    const { host, shown } = this;
    if (!host || !shown) return;
    const words = this.anchor(shown.range);
    host.style.setProperty('--room', `${innerHeight}px`);
    const { width, height } = host.getBoundingClientRect();
    const roomBelow = innerHeight - words.bottom - 2 * GAP;
    const roomAbove = words.top - 2 * GAP;
    const isBelow = height <= roomBelow || roomBelow >= roomAbove;
    const room = Math.max(0, isBelow ? roomBelow : roomAbove);
    const top = isBelow ? words.bottom + GAP : words.top - GAP - Math.min(height, room);
    const left = Math.max(GAP, Math.min(words.left, innerWidth - width - GAP));
    host.style.setProperty('--top', `${top}px`);
    host.style.setProperty('--left', `${left}px`);
    host.style.setProperty('--room', `${room}px`);
  }

  /** The words' box or, where that leaves no room for a card, the one line that was pointed at. */
  private anchor(range: Range): DOMRect {
    const box = range.getBoundingClientRect();
    if (Math.max(box.top, innerHeight - box.bottom) >= LEAST_ROOM) return box;
    const { y } = this.shown ?? {};
    const lines = [...range.getClientRects()];
    const pointed = lines.find(({ top, bottom }) => y !== undefined && y >= top && y <= bottom);
    return pointed ?? lines.find(({ top }) => top >= 0) ?? box;
  }

  private readonly moved = (event: PointerEvent) => {
    clearTimeout(this.resting);
    if (!event.isTrusted || event.pointerType !== 'mouse' || event.buttons !== 0) return;
    if (this.isOurs(event)) return;
    const { clientX, clientY } = event;
    this.resting = setTimeout(() => this.rested(clientX, clientY), REST);
  };

  private rested(x: number, y: number): void {
    const hit = markAt(this.marks(), x, y);
    // A card that was asked for by keyboard stays.
    if (!hit && this.focusBefore === null) this.close();
    if (hit && hit.placed !== this.shown?.placed) this.open(hit);
  }

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close();
  };

  private readonly clicked = (event: PointerEvent) => {
    if (!this.isOurs(event)) this.close();
  };

  /** The card goes along with its words, and goes when they are out of sight: unless the keyboard is
   * in it, or the page is still scrolling to where the keyboard asked it to go. */
  private readonly moving = (event: Event) => {
    const { shown } = this;
    if (!shown || this.isOurs(event)) return;
    const { top, bottom } = shown.range.getBoundingClientRect();
    if (this.focusBefore === null && (bottom < 0 || top > innerHeight)) this.close();
    else this.place();
  };

  private isOurs(event: Event): boolean {
    return this.host !== undefined && event.target === this.host;
  }
}

// Everything a page's own styles could reach is said with weight; they win over a host otherwise.
const STYLES = `
  :host {
    all: initial !important;
    position: fixed !important;
    inset: var(--top) auto auto var(--left) !important;
    margin: 0 !important;
    display: block !important;
    box-sizing: border-box !important;
    inline-size: 340px !important;
    max-inline-size: calc(100vw - 16px) !important;
    max-block-size: min(480px, 75vh, var(--room)) !important;
    overflow: auto !important;
    overscroll-behavior: contain !important;
    padding: 14px 16px !important;
    border: 1px solid light-dark(#d9d3c8, #45423d) !important;
    border-radius: 10px !important;
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.18) !important;
    background: light-dark(#fdfcfa, #1c1b1a) !important;
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
