// Brings a mark to the middle of the view and lets it light up for a moment.
import type { Painter } from './paint';
import { liveRange } from './ranges';
import { viewBox } from './view';

/** How long the mark is lit, dark, and lit again, in ms: long enough to find, too short to annoy. */
const PULSE = [500, 180, 900] as const;
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
  for (let up: Node | null = node; up; up = parentOf(up)) {
    if ((up as Element).localName === 'details') (up as HTMLDetailsElement).open = true;
  }
}

/** Scrolls every scroller around the range, the innermost first, until the range is in its middle. */
function centre(range: StaticRange, behavior: ScrollBehavior): void {
  const { startContainer } = range;
  if (startContainer.ownerDocument !== document) {
    startContainer.parentElement?.scrollIntoView({ block: 'center', behavior });
    return;
  }
  const box = liveRange(range)?.getBoundingClientRect();
  if (!box) return;
  let middle = box.top + box.height / 2;
  const page = document.scrollingElement ?? document.documentElement;
  for (let up = parentOf(startContainer); up; up = parentOf(up)) {
    if (!(up instanceof Element) || up === page || !scrolls(up)) continue;
    const frame = up.getBoundingClientRect();
    middle -= scrollBy(up, middle - (frame.top + up.clientHeight / 2), behavior);
  }
  const view = viewBox();
  scrollBy(page, middle - (view.top + view.height / 2), behavior);
}

function scrolls(element: Element): boolean {
  if (element.scrollHeight <= element.clientHeight) return false;
  return /auto|scroll/.test(getComputedStyle(element).overflowY);
}

/** Scrolls as far as there is room; returns how far. */
function scrollBy(element: Element, wanted: number, behavior: ScrollBehavior): number {
  const room = element.scrollHeight - element.clientHeight - element.scrollTop;
  const top = Math.max(-element.scrollTop, Math.min(room, wanted));
  if (Math.abs(top) >= 1) element.scrollBy({ top, behavior });
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

function parentOf(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node as Element | Text).assignedSlot ?? node.parentNode;
}
