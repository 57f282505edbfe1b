// From a report to the marks of a page: what the popup lists and where each stands in the DOM.
import type { Appeal, Finding, Report } from '../engine/caveat';
import type { Mark } from '../protocol';
import type { Gathered } from './gather';
import { rangesOf } from './ranges';

/** A mark and the stretches of text it covers. */
export interface PlacedMark {
  mark: Mark;
  ranges: StaticRange[];
  /** Set where the mark is a whole appeal. */
  appeal?: Appeal;
}

/** How much of the block the popup shows around the words, in UTF-16 code units. */
const CONTEXT = 80;
/** How much of an appeal's text the popup shows. */
const LONGEST_APPEAL = 240;

/** Gives a mark the same id for as long as the page stays, by what it says and which of its like it is. */
export class MarkIds {
  private readonly ids = new Map<string, number>();

  of(key: string): number {
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.ids.size;
      this.ids.set(key, id);
    }
    return id;
  }
}

/** The marks of a page in reading order. */
export function placeMarks({ page, places }: Gathered, report: Report, ids: MarkIds): PlacedMark[] {
  const seen = new Map<string, number>();
  const idOf = (rule: string, words: string): number => {
    const key = `${rule}\n${words}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return ids.of(`${key}\n${nth}`);
  };

  const findings = report.findings.map((finding) => {
    const text = page.blocks[finding.block]?.text ?? '';
    const words = text.slice(finding.start, finding.end);
    const mark: Mark = {
      id: idOf(finding.rule, words),
      kind: finding.kind,
      sub_kind: finding.sub_kind,
      strength: finding.strength,
      rule: finding.rule,
      before: lastUnits(text.slice(0, finding.start)),
      words,
      after: firstUnits(text.slice(finding.end)),
      facets: finding.facets,
    };
    return { at: finding.block, mark, ranges: rangesOfFinding(places, finding) };
  });

  const appeals = report.appeals.map((appeal) => {
    const blocks = page.blocks.slice(appeal.first, appeal.last + 1);
    const words = shorten(blocks.map((block) => block.text).join(' '));
    const mark: Mark = {
      id: idOf(appeal.rules[0] ?? '', words),
      kind: 'boilerplate',
      sub_kind: appeal.sub_kind,
      strength: appeal.strength,
      rule: appeal.rules[0] ?? '',
      before: '',
      words,
      after: '',
      facets: [],
      appeal: { blocks: blocks.length, gate: appeal.gate },
    };
    const ranges = blocks.flatMap((block, i) => {
      const place = places[appeal.first + i];
      return place ? rangesOf(place.runs, 0, block.text.length) : [];
    });
    return { at: appeal.first, mark, ranges, appeal };
  });

  return [...findings, ...appeals]
    .sort((a, b) => a.at - b.at)
    .map(({ at: _, ...placed }) => placed);
}

function rangesOfFinding(places: Gathered['places'], finding: Finding): StaticRange[] {
  const place = places[finding.block];
  return place ? rangesOf(place.runs, finding.start, finding.end) : [];
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

function shorten(text: string): string {
  if (text.length <= LONGEST_APPEAL) return text;
  return `${text.slice(0, text.lastIndexOf(' ', LONGEST_APPEAL))} …`;
}
