import { expect, test, vi } from 'vitest';
import {
  defaultSettings,
  loadSettings,
  parseSettings,
  saveSettings,
  wereJustLost,
  withAllowed,
} from './settings';

const store = vi.hoisted(() => ({}) as Record<string, unknown>);
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: store[key] }),
        set: async (items: object) => Object.assign(store, items),
        remove: async (key: string) => delete store[key],
      },
    },
  },
}));

const stored = () => JSON.parse(JSON.stringify(defaultSettings()));

test('what is saved is read back', () => {
  const settings = {
    ...defaultSettings(),
    sub_kinds_off: ['share' as const],
    allowed: ['officials said'],
    never: ['herald.example'],
  };
  const parsed = parseSettings(JSON.parse(JSON.stringify(settings)));
  expect(parsed).toEqual({ ok: true, settings });
});

test('a field of another kind is named', () => {
  for (const [field, value] of [
    ['version', 2],
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
  ] as const) {
    expect(parseSettings({ ...stored(), [field]: value })).toEqual({ ok: false, field });
  }
});

test('settings saved before appeals could be folded are read, and fold none', () => {
  const { collapse_appeals: _, ...first } = defaultSettings();
  expect(parseSettings(first)).toEqual({ ok: true, settings: defaultSettings() });
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

test('fields that are not ours are left out', () => {
  expect(parseSettings({ ...stored(), theme: 'dark' })).toEqual({
    ok: true,
    settings: defaultSettings(),
  });
});

test('settings that cannot be read are put aside, and the reader is told once', async () => {
  expect(await wereJustLost()).toBe(false);
  store.settings = { version: 1, kinds: 'all' };
  expect(await loadSettings()).toEqual(defaultSettings());
  expect(store).toEqual({
    'settings-unreadable': { value: { version: 1, kinds: 'all' }, told: false },
  });
  expect([await wereJustLost(), await wereJustLost()]).toEqual([true, false]);
  await saveSettings({ ...defaultSettings(), badge: false });
  expect((await loadSettings()).badge).toBe(false);
});
