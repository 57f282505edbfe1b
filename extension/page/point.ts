// Which mark is under a point of a document's view.
import type { PlacedMark } from './marks';
import { liveRange } from './ranges';
import type { Root } from './root';

export interface Hit {
  placed: PlacedMark;
  /** The stretch of the mark that was hit. */
  range: Range;
}

/** A mark is hit this far above and below its lines, too, in px: or a pointer between two of them would
 * miss it. */
const SLACK = 6;

/** Not in every browser yet, and so not in TypeScript's own list. */
interface HitTesting {
  highlightsFromPoint?(
    x: number,
    y: number,
    options: { shadowRoots: ShadowRoot[] },
  ): { ranges: AbstractRange[] }[];
}

/** `roots` are those that the marks stand in. */
export function markAt(
  marks: readonly PlacedMark[],
  roots: readonly Root[],
  document: Document,
  x: number,
  y: number,
): Hit | undefined {
  const shadowRoots = roots.filter((root): root is ShadowRoot => 'host' in root);
  const highlights = document.defaultView?.CSS.highlights as HitTesting | undefined;
  if (!highlights?.highlightsFromPoint) return markAtCaret(marks, shadowRoots, document, x, y);
  const painted = [0, -SLACK, SLACK].flatMap(
    (off) => highlights.highlightsFromPoint?.(x, y + off, { shadowRoots }) ?? [],
  );
  for (const { ranges } of painted) {
    for (const stretch of ranges as StaticRange[]) {
      const placed = marks.find((mark) => mark.ranges.includes(stretch));
      const range = placed && liveRange(stretch);
      if (range) return { placed, range };
    }
  }
  return undefined;
}

/** The same where the browser does not tell what is painted at a point. */
function markAtCaret(
  marks: readonly PlacedMark[],
  shadowRoots: ShadowRoot[],
  document: Document,
  x: number,
  y: number,
): Hit | undefined {
  const place = document.caretPositionFromPoint?.(x, y, { shadowRoots });
  if (!place) return undefined;
  for (const placed of marks) {
    for (const stretch of placed.ranges) {
      const range = liveRange(stretch);
      // The caret goes to the nearest text, however far from the point that is.
      if (range?.isPointInRange(place.offsetNode, place.offset) && covers(range, x, y)) {
        return { placed, range };
      }
    }
  }
  return undefined;
}

function covers(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      x >= left && x <= right && y >= top - SLACK && y <= bottom + SLACK,
  );
}
