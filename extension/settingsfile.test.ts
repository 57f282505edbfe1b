import { expect, test } from 'vitest';
import { defaultSettings, type OwnRule, type Settings } from './settings';
import { changesBy, isNothing, merged, readFile } from './settingsfile';

const rule = (name: string, pattern = name): OwnRule => ({
  name,
  pattern,
  is_regex: false,
  colour: 'teal',
  on: true,
});

const settings = (part: Partial<Settings>): Settings => ({ ...defaultSettings(), ...part });

test('a file that was saved is read back', () => {
  const saved = settings({ allowed: ['officials said'], own_rules: [rule('mine')] });
  expect(readFile(JSON.stringify(saved, null, 2))).toEqual({ ok: true, settings: saved });
});

test('a file that is not right is told where', () => {
  const put = (part: object) => readFile(JSON.stringify({ ...defaultSettings(), ...part }));
  expect(readFile('{"version": 2,\n "badge" true}')).toEqual({
    ok: false,
    why: 'json',
    at: { line: 2, column: 10 },
  });
  expect(readFile('[1, 2]')).toEqual({ ok: false, why: 'foreign' });
  expect(put({ version: 99 })).toEqual({ ok: false, why: 'newer' });
  for (const [part, field] of [
    [{ badge: 1 }, 'badge'],
    [{ allowed: ['said', 'told', ''] }, 'allowed[2]'],
    [{ never: 'herald.example' }, 'never'],
    [{ sub_kinds_off: ['share', 'no_such'] }, 'sub_kinds_off[1]'],
    [{ kinds: { ...defaultSettings().kinds, anonymous: 'yes' } }, 'kinds.anonymous'],
    [{ looks: { ...defaultSettings().looks, boilerplate: {} } }, 'looks.boilerplate'],
    [{ own_rules: [rule('a'), { ...rule('b'), on: 'yes' }] }, 'own_rules[1]'],
    [{ own_rules: [rule('a'), rule('a')] }, 'own_rules'],
  ] as const) {
    expect(put(part)).toEqual({ ok: false, why: 'field', field });
  }
});

test('every change is told', () => {
  const now = settings({ allowed: ['a', 'b'], own_rules: [rule('mine'), rule('both')] });
  const file = settings({
    kinds: { boilerplate: false, anonymous: true, unconfirmed: true },
    sub_kinds_off: ['share'],
    strength: 'everything',
    badge: false,
    collapse_appeals: true,
    allowed: ['b', 'c', 'd'],
    own_rules: [rule('both', 'another'), rule('theirs')],
    looks: { ...now.looks, anonymous: { colour: 'grey', line: 'solid' } },
  });
  expect(changesBy(file, now)).toEqual({
    switches: [
      { name: 'boilerplate', on: false },
      { name: 'share', on: false },
      { name: 'collapse', on: true },
      { name: 'badge', on: false },
    ],
    strength: 'everything',
    looks: true,
    lists: [
      { list: 'allowed', added: 2, changed: 0, missing: 1 },
      { list: 'own_rules', added: 1, changed: 1, missing: 1 },
    ],
  });
  expect(isNothing(changesBy(now, now))).toBe(true);
  expect(isNothing(changesBy(file, now))).toBe(false);
});

test('merging takes the choices of the file and unites the lists', () => {
  const now = settings({ allowed: ['a', 'b'], own_rules: [rule('mine'), rule('both')] });
  const file = settings({
    badge: false,
    allowed: ['b', 'c'],
    never: ['herald.example'],
    own_rules: [rule('both', 'another'), rule('theirs')],
  });
  expect(merged(file, now)).toEqual({
    ...file,
    allowed: ['a', 'b', 'c'],
    own_rules: [rule('mine'), rule('both', 'another'), rule('theirs')],
  });
});

test('what is too long together cannot be merged', () => {
  const many = (from: number) => Array.from({ length: 300 }, (_, at) => `phrase ${from + at}`);
  expect(merged(settings({ allowed: many(0) }), settings({ allowed: many(300) }))).toBeUndefined();
});
