// Brings a mark to the middle of the view and lets it light up for a moment.
import { ask, FRAGMENT, isElement, kindOf, parentOf, slotOf, TEXT, tagOf } from './nodes';
import type { Painter } from './paint';
import { liveRange } from './ranges';
import { viewBox } from './view';

/** How long the mark is lit, dark, and lit again, in ms: long enough to find, too short to annoy. */
const PULSE = [500, 180, 900] as const;

const frameOf = ask(Element, 'getBoundingClientRect');
const heightOf = ask(Element, 'clientHeight');
const scrollHeightOf = ask(Element, 'scrollHeight');
const scrollTopOf = ask(Element, 'scrollTop');
const scrollIntoView = ask(Element, 'scrollIntoView');

let pulse: ReturnType<typeof setTimeout> | undefined;

export function jumpTo(ranges: readonly StaticRange[], painter: Painter): void {
  const first = ranges[0];
  if (!first) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  unfold(first.startContainer);
  centre(first, calm ? 'instant' : 'smooth');
  light(ranges, painter, calm);
}

/** Opens every closed `<details>` around `node`. */
function unfold(node: Node): void {
  for (let up: Node | null = node; up; up = around(up)) {
    if (isElement(up) && tagOf(up) === 'details') (up as HTMLDetailsElement).open = true;
  }
}

/** Scrolls every scroller around the range, the innermost first, until the range is in its middle. */
function centre(range: StaticRange, behavior: ScrollBehavior): void {
  const { startContainer } = range;
  if (startContainer.ownerDocument !== document) {
    const { parentElement } = startContainer;
    if (parentElement) scrollIntoView(parentElement, { block: 'center', behavior });
    return;
  }
  const box = liveRange(range)?.getBoundingClientRect();
  if (!box) return;
  let middle = box.top + box.height / 2;
  const page = document.scrollingElement ?? document.documentElement;
  for (let up = around(startContainer); up; up = around(up)) {
    if (!isElement(up) || up === page || !scrolls(up)) continue;
    const frame = frameOf(up);
    middle -= scrollBy(up, middle - (frame.top + heightOf(up) / 2), behavior);
  }
  const view = viewBox();
  scrollBy(page, middle - (view.top + view.height / 2), behavior);
}

function scrolls(element: Element): boolean {
  if (scrollHeightOf(element) <= heightOf(element)) return false;
  return /auto|scroll/.test(getComputedStyle(element).overflowY);
}

/** Scrolls as far as there is room; returns how far. */
function scrollBy(element: Element, wanted: number, behavior: ScrollBehavior): number {
  const room = scrollHeightOf(element) - heightOf(element) - scrollTopOf(element);
  const top = Math.max(-scrollTopOf(element), Math.min(room, wanted));
  if (Math.abs(top) >= 1) Reflect.apply(Element.prototype.scrollBy, element, [{ top, behavior }]);
  return top;
}

function light(ranges: readonly StaticRange[], painter: Painter, calm: boolean): void {
  clearTimeout(pulse);
  const [lit, dark, again] = PULSE;
  const off = () => painter.showCurrent([]);
  painter.showCurrent(ranges);
  if (calm) {
    pulse = setTimeout(off, lit + dark + again);
    return;
  }
  pulse = setTimeout(() => {
    off();
    pulse = setTimeout(() => {
      painter.showCurrent(ranges);
      pulse = setTimeout(off, again);
    }, dark);
  }, lit);
}

/** The node around as the page is rendered. */
function around(node: Node): Node | null {
  const kind = kindOf(node);
  if (kind === FRAGMENT) return (node as ShadowRoot).host;
  if (kind === TEXT) return (node as Text).assignedSlot ?? parentOf(node);
  return isElement(node) ? (slotOf(node) ?? parentOf(node)) : null;
}
