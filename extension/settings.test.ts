import { expect, test, vi } from 'vitest';
import { PRESETS } from './looks';
import { defaultSettings, type OwnRule, parseSettings, withAllowed, withOwnRule } from './settings';
import { loadSettings, saveSettings, wereJustLost } from './settingsstore';

const store = vi.hoisted(() => ({}) as Record<string, unknown>);
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      local: {
        get: async (keys: string | string[]) =>
          Object.fromEntries([keys].flat().map((key) => [key, store[key]])),
        set: async (items: object) => Object.assign(store, items),
        remove: async (key: string) => delete store[key],
      },
    },
  },
}));

const rule: OwnRule = {
  name: 'Big words',
  pattern: 'landmark deal',
  is_regex: false,
  colour: 'red',
  on: true,
};
const stored = () => JSON.parse(JSON.stringify(defaultSettings()));

test('what is saved is read back', () => {
  const settings = {
    ...defaultSettings(),
    sub_kinds_off: ['share' as const],
    allowed: ['officials said'],
    never: ['herald.example'],
    own_rules: [rule],
    looks: PRESETS.colour_blind,
  };
  const parsed = parseSettings(JSON.parse(JSON.stringify(settings)));
  expect(parsed).toEqual({ ok: true, settings });
});

test('a field of another kind is named', () => {
  for (const [field, value] of [
    ['version', '1'],
    ['kinds', { boilerplate: true, anonymous: 'yes', unconfirmed: true }],
    ['sub_kinds_off', ['no_such_sub_kind']],
    ['sub_kinds_off', ['constructor']],
    ['strength', 'loud'],
    ['badge', 1],
    ['collapse_appeals', 'yes'],
    ['allowed', ['']],
    ['allowed', ['x'.repeat(201)]],
    ['allowed', Array.from({ length: 501 }, () => 'x')],
    ['never', 'herald.example'],
    ['own_rules', [{ ...rule, pattern: ' ' }]],
    ['own_rules', [{ ...rule, pattern: 'x'.repeat(501) }]],
    ['own_rules', [{ ...rule, colour: 'url(//x)' }]],
    ['own_rules', [{ ...rule, on: 1 }]],
    ['own_rules', [rule, rule]],
    ['own_rules', Array.from({ length: 51 }, (_, at) => ({ ...rule, name: `rule ${at}` }))],
    ['looks', { ...PRESETS.standard, anonymous: { colour: 'toString', line: 'wavy' } }],
    ['looks', { ...PRESETS.standard, anonymous: { colour: 'red', line: 'double' } }],
  ] as const) {
    expect(parseSettings({ ...stored(), [field]: value })).toEqual({ ok: false, field });
  }
});

test('what is no settings at all is refused', () => {
  for (const value of [null, 'settings', 7, [], {}]) {
    expect(parseSettings(value)).toEqual({ ok: false, field: 'version' });
  }
});

test('a phrase is allowed once, and only while it fits', () => {
  const once = withAllowed(defaultSettings(), ' officials  said ');
  expect(once.allowed).toEqual(['officials said']);
  expect(withAllowed(once, 'officials said')).toEqual(once);
  expect(withAllowed(once, 'x'.repeat(201))).toBe(once);
  expect(withAllowed(once, ' ')).toBe(once);
  const full = { ...once, allowed: Array.from({ length: 500 }, (_, at) => `phrase ${at}`) };
  expect(withAllowed(full, 'one more')).toBe(full);
});

test('a rule is added, or put in the place of another, and only while it fits', () => {
  const once = withOwnRule(defaultSettings(), rule);
  expect(once.own_rules).toEqual([rule]);
  expect(withOwnRule(once, rule)).toBe(once);
  expect(withOwnRule(once, { ...rule, name: 'Other', pattern: '' })).toBe(once);
  const renamed = { ...rule, name: 'Other' };
  expect(withOwnRule(once, renamed).own_rules).toEqual([rule, renamed]);
  expect(withOwnRule(once, renamed, 'Big words').own_rules).toEqual([renamed]);
});

test('fields that are not ours are left out', () => {
  expect(parseSettings({ ...stored(), theme: 'dark' })).toEqual({
    ok: true,
    settings: defaultSettings(),
  });
});

test('settings that cannot be read are put aside, and the reader is told once', async () => {
  expect(await wereJustLost()).toBeUndefined();
  store.settings = { version: 1, kinds: 'all' };
  expect(await loadSettings()).toEqual(defaultSettings());
  expect(store).toEqual({
    'settings-unreadable': { value: { version: 1, kinds: 'all' }, told: false },
  });
  expect([await wereJustLost(), await wereJustLost()]).toEqual(['unreadable', undefined]);
  await saveSettings({ ...defaultSettings(), badge: false });
  expect((await loadSettings()).badge).toBe(false);
});

test('settings of a newer Caveat are put aside, and are there again when it comes back', async () => {
  store.settings = { ...stored(), version: 3, badge: false };
  expect(await loadSettings()).toEqual(defaultSettings());
  expect(await wereJustLost()).toBe('newer');
  expect(store).toMatchObject({ 'settings-unreadable': { value: { version: 3 } } });
  // The Caveat that comes back knows the version that was put aside.
  store['settings-unreadable'] = { value: { ...stored(), badge: false }, told: true };
  expect((await loadSettings()).badge).toBe(false);
  expect(Object.keys(store)).toEqual(['settings']);
});
