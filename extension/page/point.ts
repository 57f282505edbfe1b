// Which mark is under a point of the view.
import type { PlacedMark } from './marks';
import { liveRange } from './ranges';

export interface Hit {
  placed: PlacedMark;
  /** The stretch of the mark that was hit. */
  range: Range;
  /** Where it was hit, from the top of the view, in px, if by the pointer. */
  y?: number;
}

/** A mark is hit between its lines too, by this much, in px. */
const SLACK = 2;

export function markAt(marks: readonly PlacedMark[], x: number, y: number): Hit | undefined {
  const place = document.caretPositionFromPoint?.(x, y);
  if (!place) return undefined;
  for (const placed of marks) {
    for (const stretch of placed.ranges) {
      const range = liveRange(stretch);
      // The caret goes to the nearest text, however far from the point that is.
      if (range?.isPointInRange(place.offsetNode, place.offset) && covers(range, x, y)) {
        return { placed, range, y };
      }
    }
  }
  return undefined;
}

function covers(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      x >= left - SLACK && x <= right + SLACK && y >= top - SLACK && y <= bottom + SLACK,
  );
}
