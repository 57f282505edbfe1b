// A sample of the settings of every version, as it was stored then.
import { expect, test, vi } from 'vitest';
import { PRESETS } from './looks';
import { isNewer, VERSION } from './migrations';
import { parseSettings } from './settings';

vi.mock('wxt/browser', () => ({ browser: {} }));

const FIRST = {
  version: 1,
  kinds: { boilerplate: true, anonymous: true, unconfirmed: false },
  sub_kinds_off: ['share'],
  strength: 'everything',
  badge: false,
  allowed: ['officials said'],
  never: ['herald.example'],
};
const VERSION_1 = { ...FIRST, collapse_appeals: true };
const VERSION_2 = {
  ...VERSION_1,
  version: 2,
  own_rules: [{ name: 'Big', pattern: 'huge?', is_regex: true, colour: 'red', on: false }],
  looks: {
    anonymous: { colour: 'blue', line: 'solid' },
    unconfirmed: { colour: 'orange', line: 'wavy' },
    boilerplate: { colour: 'grey', line: 'dashed' },
  },
};
const ADDED = { own_rules: [], looks: PRESETS.standard };

const SAMPLES = [
  { stored: FIRST, now: { ...FIRST, collapse_appeals: false, ...ADDED } },
  { stored: VERSION_1, now: { ...VERSION_1, ...ADDED } },
  { stored: VERSION_2, now: VERSION_2 },
];

test.each(SAMPLES)(
  'settings of version $stored.version are read, and nothing the reader chose is lost',
  ({ stored, now }) => {
    expect(parseSettings(stored)).toEqual({ ok: true, settings: { ...now, version: VERSION } });
  },
);

test('there is a sample of every version', () => {
  const versions = new Set(SAMPLES.map(({ stored }) => stored.version));
  expect([...versions]).toEqual(Array.from({ length: VERSION }, (_, at) => at + 1));
});

test('a newer version is refused, and said to be newer', () => {
  const newer = { ...VERSION_2, version: VERSION + 1 };
  expect(parseSettings(newer)).toEqual({ ok: false, field: 'version', newer: true });
  for (const version of [0, 1.5, -1, '2', null]) {
    expect(parseSettings({ ...VERSION_2, version })).toEqual({ ok: false, field: 'version' });
    expect(isNewer({ version })).toBe(false);
  }
});
