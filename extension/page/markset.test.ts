import { beforeEach, expect, test } from 'vitest';
import type { Mark, MarkKind } from '../protocol';
import { defaultSettings } from '../settings';
import { MarkSet } from './markset';

const KINDS = ['anonymous', 'unconfirmed', 'anonymous', 'boilerplate', 'unconfirmed'] as const;
const settings = defaultSettings();

let set: MarkSet;

beforeEach(() => {
  set = new MarkSet();
  set.all = KINDS.map((kind, id) => ({ mark: markOf(id, kind), ranges: [], at: id }));
});

function markOf(id: number, kind: MarkKind): Mark {
  return {
    id,
    kind,
    sub_kind: 'knowledge',
    strength: 'strong',
    rule: 'rule',
    before: '',
    words: 'words',
    after: '',
    cut: { before: false, after: false },
    facets: [],
  };
}

/** Goes so often, and gives the ids of the marks gone to. */
function walk(step: 1 | -1, times: number): (number | undefined)[] {
  return Array.from({ length: times }, () => {
    set.current = set.neighbour(step, settings)?.mark.id;
    return set.current;
  });
}

test('next and previous go through all marks and round at the ends', () => {
  expect(walk(1, 6)).toEqual([0, 1, 2, 3, 4, 0]);
  expect(walk(-1, 2)).toEqual([4, 3]);
});

test('previous begins at the last mark', () => {
  expect(walk(-1, 1)).toEqual([4]);
});

test('from a mark that was taken off the walk goes on at its place', () => {
  set.current = 2;
  set.dismiss(2, true);
  expect(walk(1, 1)).toEqual([3]);
  expect(walk(-1, 1)).toEqual([1]);
});

test('hidden marks cannot be gone to, and are back with those taken off', () => {
  set.dismiss(0, true);
  set.hide(true);
  expect(walk(1, 1)).toEqual([undefined]);
  set.hide(false);
  expect(walk(1, 1)).toEqual([0]);
});

test('a mark that was put back is gone to again', () => {
  set.dismiss(0, true);
  expect(walk(1, 1)).toEqual([1]);
  set.dismiss(0, false);
  expect(walk(-1, 1)).toEqual([0]);
});
