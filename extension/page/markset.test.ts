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
    facets: [],
  };
}

/** Goes so often, and gives the ids of the marks gone to. */
function walk(step: 1 | -1, times: number, kind?: MarkKind): (number | undefined)[] {
  return Array.from({ length: times }, () => {
    set.current = set.neighbour(step, settings, kind)?.mark.id;
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

test('of one kind they go to the next of that kind, wherever the reader is', () => {
  expect(walk(1, 3, 'unconfirmed')).toEqual([1, 4, 1]);
  expect(walk(1, 2, 'anonymous')).toEqual([2, 0]);
  expect(walk(-1, 2, 'boilerplate')).toEqual([3, 3]);
});

test('a kind of which nothing is shown leads nowhere', () => {
  expect(walk(1, 1, 'own')).toEqual([undefined]);
});

test('from a mark that was taken off the walk goes on at its place', () => {
  set.current = 2;
  set.dismiss(2);
  expect(walk(1, 1)).toEqual([3]);
  expect(walk(-1, 1)).toEqual([1]);
});

test('hidden marks cannot be gone to, and are back with those taken off', () => {
  set.dismiss(0);
  set.hide(true);
  expect(walk(1, 1)).toEqual([undefined]);
  set.hide(false);
  expect(walk(1, 1)).toEqual([0]);
});
