// Stretches of a page: from offsets in a block's text to ranges, and from ranges to places in the view.
import { placeOf, type Runs, runIndex } from './fold';

/** The stretches of the page that hold the text from `start` to `end`: one, unless something was left
 * out in between or a shadow root begins or ends there. */
export function rangesOf(runs: Runs, start: number, end: number): StaticRange[] {
  if (end <= start) return [];
  const ranges: StaticRange[] = [];
  const last = runIndex(runs, end - 1);
  let first = runIndex(runs, start);
  for (let run = first; run <= last; run++) {
    if (run < last && !isSevered(runs, run + 1)) continue;
    const from = placeOf(runs, Math.max(start, runs.at[first] ?? 0));
    const to = placeOf(runs, Math.min(end, runs.at[run + 1] ?? end) - 1);
    if (from && to) {
      ranges.push(
        new StaticRange({
          startContainer: from.node,
          startOffset: from.offset,
          endContainer: to.node,
          endOffset: to.offset + 1,
        }),
      );
    }
    first = run + 1;
  }
  return ranges;
}

/** Whether a run cannot be in one range with the run before it. */
function isSevered(runs: Runs, run: number): boolean {
  if (runs.cuts.has(run)) return true;
  const node = runs.nodes[run];
  const before = runs.nodes[run - 1];
  return node !== before && node?.getRootNode() !== before?.getRootNode();
}

/** The same stretch as a Range, which can be measured; `undefined` when the page has lost it. */
export function liveRange(range: StaticRange): Range | undefined {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (!startContainer.isConnected || !endContainer.isConnected) return undefined;
  const live = document.createRange();
  try {
    live.setStart(startContainer, startOffset);
    live.setEnd(endContainer, endOffset);
  } catch {
    return undefined; // The text has become shorter.
  }
  return live;
}
