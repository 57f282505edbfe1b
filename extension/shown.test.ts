import { expect, test } from 'vitest';
import type { Mark } from './protocol';
import { defaultSettings, type Settings } from './settings';
import { isShown, isWanted } from './shown';

const settings = defaultSettings();
const mark: Mark = {
  id: 1,
  kind: 'anonymous',
  sub_kind: 'role',
  strength: 'strong',
  rule: 'a-rule',
  before: '',
  words: 'a  senior Official’s aide',
  after: '',
  cut: { before: false, after: false },
  facets: [],
};

test('a mark is shown unless a switch says otherwise', () => {
  expect(isShown(mark, settings)).toBe(true);
  expect(isShown(mark, { ...settings, kinds: { ...settings.kinds, anonymous: false } })).toBe(
    false,
  );
  expect(isShown(mark, { ...settings, sub_kinds_off: ['role'] })).toBe(false);
});

test('weak marks are shown only when everything is asked for', () => {
  const weak: Mark = { ...mark, strength: 'weak' };
  expect(isWanted(weak, settings)).toBe(false);
  expect(isWanted(weak, { ...settings, strength: 'everything' })).toBe(true);
});

test('an allowed phrase is found whatever its case, spaces and apostrophes', () => {
  expect(isWanted(mark, { ...settings, allowed: ["Senior official's"] })).toBe(false);
  expect(isWanted(mark, { ...settings, allowed: ['junior official'] })).toBe(true);
});

test('an allowed phrase is of whole words', () => {
  expect(isWanted(mark, { ...settings, allowed: ['a senior off'] })).toBe(true);
  expect(isWanted(mark, { ...settings, allowed: ['a senior official'] })).toBe(false);
  expect(isWanted(mark, { ...settings, allowed: ['…'] })).toBe(true);
  expect(isWanted({ ...mark, words: 'a C compiler' }, { ...settings, allowed: ['C++'] })).toBe(
    true,
  );
  const accented = { ...mark, words: 'ministe\u0300re' };
  expect(isWanted(accented, { ...settings, allowed: ['re'] })).toBe(true);
  expect(isWanted(accented, { ...settings, allowed: ['minist\u00e8re'] })).toBe(false);
});

test('an allowed phrase does not hide an appeal that happens to hold it', () => {
  const appeal: Mark = { ...mark, appeal: { blocks: 3, gate: false } };
  expect(isWanted(appeal, { ...settings, allowed: ['senior'] })).toBe(true);
});

test('what a rule of the reader’s found is shown while the rule is there and on', () => {
  const own: Mark = { ...mark, kind: 'own', sub_kind: 'own', rule: 'Big words' };
  const rule = {
    name: 'Big words',
    pattern: 'x',
    is_regex: false,
    colour: 'red',
    on: true,
  } as const;
  const isShownBy = (rules: Settings['own_rules']) =>
    isShown(own, { ...settings, own_rules: rules });
  expect(isShownBy([rule])).toBe(true);
  expect(isShownBy([{ ...rule, on: false }])).toBe(false);
  expect(isShownBy([{ ...rule, name: 'Others' }])).toBe(false);
});
