// From a report to the marks of a page: what the popup lists and where each stands in the DOM.
import type { Appeal, Finding, OwnFinding, Report } from '../engine/caveat';
import type { Mark } from '../protocol';
import type { Gathered } from './gathered';
import type { Stretch } from './partial';
import { rangesOf } from './ranges';

/** A mark and the stretches of text it covers. */
export interface PlacedMark {
  mark: Mark;
  ranges: StaticRange[];
  /** Its block, or the first of its blocks. */
  at: number;
  /** Set where the mark is a whole appeal. */
  appeal?: Appeal;
}

/** How much of the block the popup shows around the words, in UTF-16 code units. */
const CONTEXT = 80;

/** Gives a mark the same id for as long as the page stays, by what it says and which of its like it is. */
export class MarkIds {
  private readonly ids = new Map<string, number[]>();
  private next = 0;

  /** The first id for these words by this rule that is not taken; from then on it is. */
  take(rule: string, words: string, taken: Taken): number {
    const key = `${rule}\n${words}`;
    const ids = this.ids.get(key) ?? [];
    this.ids.set(key, ids);
    let nth = taken.upTo.get(key) ?? 0;
    for (let id = ids[nth]; id !== undefined && taken.ids.has(id); id = ids[nth]) nth++;
    taken.upTo.set(key, nth + 1);
    const id = ids[nth] ?? this.next++;
    ids[nth] = id;
    return id;
  }
}

/** Ids that marks on the page have, and how far the ids of each words were gone through. */
class Taken {
  readonly upTo = new Map<string, number>();
  constructor(readonly ids: ReadonlySet<number> = new Set()) {}
}

/** The marks of a page in reading order. */
export function placeMarks(gathered: Gathered, report: Report, ids: MarkIds): PlacedMark[] {
  return placeIn(gathered, report, ids, { from: 0, to: gathered.blocks.length }, new Taken());
}

/** The marks of a page where only what stands in `stretch` was scanned again; the others stay. */
export function replaceMarks(
  marks: readonly PlacedMark[],
  gathered: Gathered,
  report: Report,
  ids: MarkIds,
  stretch: Stretch,
): PlacedMark[] {
  const shift = stretch.to - stretch.oldTo;
  const above = marks.filter(({ at }) => at < stretch.from);
  const below = marks
    .filter(({ at }) => at >= stretch.oldTo)
    .map((placed) => (shift === 0 ? placed : movedBy(placed, shift)));
  const taken = new Taken(new Set([...above, ...below].map(({ mark }) => mark.id)));
  return [...above, ...placeIn(gathered, report, ids, stretch, taken), ...below];
}

function movedBy(placed: PlacedMark, shift: number): PlacedMark {
  const { at, appeal } = placed;
  const moved = appeal && { ...appeal, first: appeal.first + shift, last: appeal.last + shift };
  return { ...placed, at: at + shift, ...(moved && { appeal: moved }) };
}

function placeIn(
  gathered: Gathered,
  report: Report,
  ids: MarkIds,
  { from, to }: { from: number; to: number },
  taken: Taken,
): PlacedMark[] {
  const isInside = (at: number) => at >= from && at < to;
  const idOf: IdOf = (rule, words) => ids.take(rule, words, taken);
  const findings = [...report.findings, ...report.own.map(asFound)]
    .filter(({ block }) => isInside(block))
    .sort((a, b) => a.block - b.block || a.start - b.start)
    .map((finding) => placeFinding(gathered, finding, report, idOf));
  const appeals = report.appeals
    .filter(({ first }) => isInside(first))
    .map((appeal) => placeAppeal(gathered, appeal, idOf));
  return [...findings, ...appeals].sort((a, b) => a.at - b.at);
}

type IdOf = (rule: string, words: string) => number;

function placeFinding(
  { blocks, places }: Gathered,
  finding: Found,
  { findings }: Report,
  idOf: IdOf,
): PlacedMark {
  const { block, start, end, kind, sub_kind, strength, rule, facets } = finding;
  const text = blocks[block]?.text ?? '';
  const words = text.slice(start, end);
  const before = lastUnits(text.slice(0, start));
  const after = firstUnits(text.slice(end));
  const source = findings[finding.repeats ?? -1];
  const repeats = source && blocks[source.block]?.text.slice(source.start, source.end);
  const place = places[block];
  return {
    at: block,
    mark: {
      id: idOf(rule, words),
      kind,
      sub_kind,
      strength,
      rule,
      before,
      words,
      after,
      cut: { before: before.length < start, after: after.length < text.length - end },
      facets,
      ...(repeats && { repeats }),
    },
    ranges: place ? rangesOf(place.runs, start, end) : [],
  };
}

function placeAppeal({ blocks, places }: Gathered, appeal: Appeal, idOf: IdOf): PlacedMark {
  const { first, last, sub_kind, strength, gate, rules } = appeal;
  const asking = blocks.slice(first, last + 1);
  const words = asking.map(({ text }) => text).join('\n');
  const rule = rules[0] ?? '';
  return {
    at: first,
    mark: {
      id: idOf(rule, words),
      kind: 'boilerplate',
      sub_kind,
      strength,
      rule,
      before: '',
      words,
      after: '',
      cut: { before: false, after: false },
      facets: [],
      appeal: { blocks: asking.length, gate },
    },
    ranges: asking.flatMap(({ text }, i) => {
      const place = places[first + i];
      return place ? rangesOf(place.runs, 0, text.length) : [];
    }),
    appeal,
  };
}

/** A finding, or what a rule of the reader's found. */
type Found = Omit<Finding, 'kind' | 'sub_kind'> & Pick<Mark, 'kind' | 'sub_kind'>;

function asFound(own: OwnFinding): Found {
  return { ...own, kind: 'own', sub_kind: 'own', strength: 'strong', facets: [] };
}

/** The end of what stands before a mark, from a whole word on. */
function lastUnits(text: string): string {
  if (text.length <= CONTEXT) return text;
  const start = text.indexOf(' ', text.length - CONTEXT);
  return start < 0 ? '' : text.slice(start + 1);
}

/** The beginning of what stands after a mark, up to a whole word. */
function firstUnits(text: string): string {
  if (text.length <= CONTEXT) return text;
  return text.slice(0, Math.max(0, text.lastIndexOf(' ', CONTEXT)));
}
