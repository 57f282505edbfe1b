// A long page that changed in one place is scanned around that place only, and the answer goes into
// the report there is. Figures of the whole page stay as they were until all is scanned again.
import type { Report } from '../engine/caveat';
import type { TextBlock } from './block';
import type { Kept } from './gathered';

/** A page with fewer blocks is scanned whole: that costs no more than this care. */
export const LONG_PAGE = 400;
/** An appeal has no more blocks than this, so that no block further off can decide. */
export const REACH = 40;

/** Where two readings differ: blocks `from` to `oldTo` (exclusive) are now `from` to `to`. */
export interface Stretch {
  from: number;
  to: number;
  oldTo: number;
}

/** The one stretch outside of which both readings are the same; `undefined` when they are everywhere.
 * `kept` tells what is known to be the same. */
export function difference(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  kept: Kept = { first: 0, last: 0 },
): Stretch | undefined {
  const shorter = Math.min(before.length, after.length);
  let from = kept.first;
  while (from < shorter && isSame(before[from], after[from])) from++;
  const last = Math.min(kept.last, shorter - from);
  let oldTo = before.length - last;
  let to = after.length - last;
  while (oldTo > from && to > from && isSame(before[oldTo - 1], after[to - 1])) {
    oldTo--;
    to--;
  }
  return from === to && from === oldTo ? undefined : { from, to, oldTo };
}

/** Whether the engine sees the same in both. */
function isSame(a: TextBlock | undefined, b: TextBlock | undefined): boolean {
  if (a === b) return true;
  return (
    a?.text === b?.text &&
    a?.role === b?.role &&
    a?.region === b?.region &&
    a?.link_share === b?.link_share &&
    a?.targets === b?.targets &&
    a?.names === b?.names
  );
}

/** The stretch with everything around it that it may decide: as far as an appeal reaches, and to the
 * ends of the appeals that there were. */
export function withNeighbours(stretch: Stretch, held: Report, blocks: number): Stretch {
  const { from, to, oldTo } = stretch;
  let first = Math.max(0, from - REACH);
  let oldLast = Math.min(blocks - to + oldTo, oldTo + REACH);
  for (const appeal of held.appeals) {
    if (appeal.last < first || appeal.first >= oldLast) continue;
    first = Math.min(first, appeal.first);
    oldLast = Math.max(oldLast, appeal.last + 1);
  }
  return { from: first, to: oldLast + to - oldTo, oldTo: oldLast };
}

/** The held report with `part`, which was found in the blocks from `start` on, in place of what it
 * held in `stretch`. `undefined` when an appeal reaches out of the stretch: then all must be scanned. */
export function merge(
  held: Report,
  part: Report,
  start: number,
  { from, to, oldTo }: Stretch,
): Report | undefined {
  if (part.status !== 'article') return undefined;
  const isInside = (block: number) => block + start >= from && block + start < to;
  if (part.appeals.some(({ first, last }) => isInside(first) !== isInside(last))) return undefined;

  /** What stood before the stretch, what was found in it, and what stands behind it, each moved to its place. */
  const merged = <Found extends { first: number; last: number }>(
    before: readonly Found[],
    inside: readonly Found[],
  ): Found[] => [
    ...before.filter(({ last }) => last < from),
    ...inside.filter(({ first }) => isInside(first)).map((found) => movedBy(found, start)),
    ...before.filter(({ first }) => first >= oldTo).map((found) => movedBy(found, to - oldTo)),
  ];

  const findings = merged(held.findings.map(onBlock), part.findings.map(onBlock));
  const indexes = new Map(findings.map(({ found }, index) => [found, index]));
  return {
    ...held,
    findings: findings.map(({ first, found: { repeats, ...finding }, all }) => {
      const repeated = repeats === undefined ? undefined : all[repeats];
      const index = repeated && indexes.get(repeated);
      return { ...finding, block: first, ...(index !== undefined && { repeats: index }) };
    }),
    appeals: merged(held.appeals, part.appeals),
    own: merged(held.own.map(onBlock), part.own.map(onBlock)).map(({ first, found }) => ({
      ...found,
      block: first,
    })),
  };
}

/** What was found on one block, among all that was found with it. */
function onBlock<Found extends { block: number }>(found: Found, _: number, all: readonly Found[]) {
  return { first: found.block, last: found.block, found, all };
}

function movedBy<Found extends { first: number; last: number }>(found: Found, by: number): Found {
  return { ...found, first: found.first + by, last: found.last + by };
}
