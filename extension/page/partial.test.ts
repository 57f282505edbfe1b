import { expect, test } from 'vitest';
import type { Appeal, Finding, OwnFinding, Report } from '../engine/caveat';
import type { TextBlock } from './block';
import { difference, merge, withNeighbours } from './partial';

function blocks(...texts: string[]): TextBlock[] {
  return texts.map((text) => ({ text, role: 'paragraph', region: 'main' }));
}

function finding(block: number, rule = 'rule', repeats?: number): Finding {
  const where = { block, start: 0, end: 5, rule, facets: [] };
  const what = { kind: 'anonymous', sub_kind: 'role', strength: 'strong' } as const;
  return { ...where, ...what, ...(repeats !== undefined && { repeats }) };
}

function appeal(first: number, last: number): Appeal {
  return { first, last, sub_kind: 'donation', strength: 'strong', gate: false, rules: ['give'] };
}

function own(block: number): OwnFinding {
  return { block, start: 0, end: 5, rule: 'mine' };
}

function report(findings: Finding[], appeals: Appeal[] = [], own: OwnFinding[] = []): Report {
  const sources = { named: 1, institutions: 0, documents: 0, unnamed: 2 };
  const summary = { words: 9, appeal_words: 0, sources, relays: [], counter_signals: 0 };
  return { status: 'article', findings, appeals, own, summary } as unknown as Report;
}

test('what differs is one stretch, whether blocks came, went or changed', () => {
  const page = blocks('a', 'b', 'c', 'd');
  expect(difference(page, blocks('a', 'b', 'c', 'd'))).toBeUndefined();
  expect(difference(page, blocks('a', 'b', 'c', 'd', 'e'))).toEqual({ from: 4, to: 5, oldTo: 4 });
  expect(difference(page, blocks('x', 'a', 'b', 'c', 'd'))).toEqual({ from: 0, to: 1, oldTo: 0 });
  expect(difference(page, blocks('a', 'd'))).toEqual({ from: 1, to: 1, oldTo: 3 });
  expect(difference(page, blocks('a', 'X', 'Y', 'd'))).toEqual({ from: 1, to: 3, oldTo: 3 });
  expect(difference(blocks('a', 'a'), blocks('a', 'a', 'a'))).toEqual({ from: 2, to: 3, oldTo: 2 });
});

test('only what is not known to be the same is compared', () => {
  const page = blocks('a', 'b', 'c', 'd');
  const after = [...page.slice(0, 2), ...blocks('new'), ...page.slice(2)];
  const inserted = { from: 2, to: 3, oldTo: 2 };
  expect(difference(page, after, { first: 2, last: 2 })).toEqual(inserted);
  expect(difference(page, after, { first: 1, last: 0 })).toEqual(inserted);
  expect(difference(page, page, { first: 4, last: 4 })).toBeUndefined();
});

test('as much is decided again as an appeal reaches, and no appeal is cut', () => {
  const held = report([], [appeal(940, 962), appeal(10, 20)]);
  const changed = { from: 1000, to: 1001, oldTo: 1000 };
  expect(withNeighbours(changed, held, 5001)).toEqual({ from: 940, to: 1041, oldTo: 1040 });
  expect(withNeighbours({ from: 0, to: 1, oldTo: 0 }, report([]), 3)).toEqual({
    from: 0,
    to: 3,
    oldTo: 2,
  });
});

test('findings of other blocks keep their places, and those below move with their blocks', () => {
  const held = report([finding(3, 'above'), finding(50, 'old'), finding(90, 'below', 0)]);
  const part = report([finding(2, 'outside'), finding(11, 'new'), finding(12, 'again', 1)]);
  const merged = merge(held, part, 40, { from: 45, to: 62, oldTo: 60 });
  expect(merged?.findings).toEqual([
    finding(3, 'above'),
    finding(51, 'new'),
    finding(52, 'again', 1),
    finding(92, 'below', 0),
  ]);
  expect(merged?.summary).toBe(held.summary);
});

test('what the reader’s own rules found moves along, too', () => {
  const held = report([], [], [own(3), own(50), own(90)]);
  const part = report([], [], [own(2), own(11), own(30)]);
  const merged = merge(held, part, 40, { from: 45, to: 62, oldTo: 60 });
  expect(merged?.own).toEqual([own(3), own(51), own(92)]);
});

test('a follow-up forgets a source that is no longer there', () => {
  const held = report([finding(50, 'gone'), finding(90, 'below', 0)]);
  expect(merge(held, report([]), 40, { from: 45, to: 60, oldTo: 60 })?.findings).toEqual([
    finding(90, 'below'),
  ]);
});

test('appeals move along, and one that reaches out of the stretch has all scanned again', () => {
  const held = report([], [appeal(1, 2), appeal(48, 50), appeal(80, 82)]);
  const stretch = { from: 45, to: 61, oldTo: 60 };
  const part = report([], [appeal(8, 12), appeal(30, 33)]);
  expect(merge(held, part, 40, stretch)?.appeals).toEqual([
    appeal(1, 2),
    appeal(48, 52),
    appeal(81, 83),
  ]);
  expect(merge(held, report([], [appeal(3, 6)]), 40, stretch)).toBeUndefined();
  expect(merge(held, { ...part, status: 'not_english' }, 40, stretch)).toBeUndefined();
});
