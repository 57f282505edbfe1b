import { expect, test } from 'vitest';
import type { Mark } from './protocol';
import { defaultSettings } from './settings';
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

test('an allowed phrase does not hide an appeal that happens to hold it', () => {
  const appeal: Mark = { ...mark, appeal: { blocks: 3, gate: false } };
  expect(isWanted(appeal, { ...settings, allowed: ['senior'] })).toBe(true);
});
