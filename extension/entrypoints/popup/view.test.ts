import { expect, test } from 'vitest';
import type { Mark, PageState } from '../../protocol';
import { defaultSettings } from '../../settings';
import { listed, view } from './view';

const settings = defaultSettings();

function mark(id: number, rest: Partial<Mark> = {}): Mark {
  return {
    id,
    kind: 'anonymous',
    sub_kind: 'explicit',
    strength: 'strong',
    rule: 'a-rule',
    before: '',
    words: 'words',
    after: '',
    cut: { before: false, after: false },
    facets: [],
    ...rest,
  };
}

function done(
  marks: Mark[],
  status: 'article' | 'not_article' | 'not_english' = 'article',
): PageState {
  const sources = { named: [], institutions: [], documents: [], unnamed: 0 };
  return {
    state: 'done',
    status,
    title: 'A title',
    summary: { words: 100, appeal_words: 0, sources, relays: [], counter_signals: 0 },
    marks,
    hidden: false,
    limited: false,
  };
}

const unclear = { kind: 'unconfirmed', sub_kind: 'unclear' } as const;
const appeal = {
  kind: 'boilerplate',
  sub_kind: 'donation',
  appeal: { blocks: 3, gate: false },
} as const;

test('marks are grouped by kind and keep their reading order', () => {
  const { groups } = view(
    done([mark(1, unclear), mark(2), mark(3, appeal), mark(4, unclear)]),
    settings,
  );
  expect(listed(groups).map(({ id }) => id)).toEqual([2, 1, 4, 3]);
  expect(groups.map(({ kind }) => kind)).toEqual(['anonymous', 'unconfirmed', 'boilerplate']);
});

test('weak marks are neither listed nor counted unless the reader asks for everything', () => {
  const page = done([mark(1), mark(2, { strength: 'weak' })]);
  expect(view(page, settings).counts.anonymous).toBe(1);
  expect(view(page, { ...settings, strength: 'everything' }).counts.anonymous).toBe(2);
});

test('a kind that is switched off is counted but not listed', () => {
  const kinds = { ...settings.kinds, unconfirmed: false };
  const shown = view(done([mark(1), mark(2, unclear)]), { ...settings, kinds });
  expect(shown.counts.unconfirmed).toBe(1);
  expect(listed(shown.groups).map(({ id }) => id)).toEqual([1]);
});

test('the reader’s rules have a group of their own, and each that found something its count', () => {
  const rule = { name: 'Big', pattern: 'x', is_regex: false, colour: 'red', on: true } as const;
  const own = { kind: 'own', sub_kind: 'own' } as const;
  const page = done([
    mark(1, { ...own, rule: 'Big' }),
    mark(2),
    mark(3, { ...own, rule: 'Small' }),
  ]);
  const rules = [rule, { ...rule, name: 'Small', on: false }, { ...rule, name: 'None' }];
  const shown = view(page, { ...settings, own_rules: rules });
  expect(shown.groups.map(({ kind }) => kind)).toEqual(['anonymous', 'own']);
  expect(listed(shown.groups).map(({ id }) => id)).toEqual([2, 1]);
  expect(shown.rules).toEqual([
    { name: 'Big', count: 1 },
    { name: 'Small', count: 1 },
  ]);
  expect(view(page, settings).counts.own).toBe(0);
});

test('appeals are counted apart', () => {
  const shown = view(done([mark(1), mark(2, appeal), mark(3, { kind: 'boilerplate' })]), settings);
  expect(shown.appeals).toBe(1);
  expect(shown.counts.boilerplate).toBe(2);
});

test('a page without marks is told apart from one whose marks are all hidden', () => {
  expect(view(done([]), settings).notice).toBe('clean');
  const off = { ...settings, kinds: { ...settings.kinds, anonymous: false } };
  expect(view(done([mark(1)]), off).notice).toBe('hidden');
  expect(view(done([mark(1, { strength: 'weak' })]), settings).notice).toBe('softer_only');
  expect(view(done([mark(1)]), settings).notice).toBeUndefined();
});

test('a page that was not scanned says why', () => {
  expect(view(done([], 'not_article'), settings).notice).toBe('not_article');
  expect(view(done([], 'not_english'), settings).notice).toBe('not_english');
  expect(view({ state: 'working' }, settings).notice).toBe('working');
  expect(view({ state: 'failed', error: '' }, settings).notice).toBe('failed');
});
