import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultSettings, type Settings } from './settings';
import { loadSettings, saveSettings } from './settingsstore';
import { loadSync, meet, stamp, switchSync, takeNewer, writeCopy } from './sync';
import { removeCopy } from './synccopy';

type Items = Record<string, unknown>;

/** Two browsers, each with its own local storage, and the one storage that both share. */
const world = vi.hoisted(() => ({
  locals: [{}, {}] as Items[],
  here: 0,
  shared: {} as Items,
  refuses: false,
}));
vi.mock('wxt/browser', () => {
  const copy = (value: unknown) => JSON.parse(JSON.stringify(value));
  const get = (items: Items, keys: string | string[] | null) =>
    copy(
      Object.fromEntries(
        Object.entries(items).filter(([key]) => keys === null || [keys].flat().includes(key)),
      ),
    );
  // As browsers count: the key and the value as JSON, in bytes.
  const bytes = (key: string, value: unknown) =>
    Buffer.byteLength(key) + Buffer.byteLength(JSON.stringify(value));
  return {
    browser: {
      storage: {
        local: {
          get: async (keys: string | string[]) => get(world.locals[world.here] ?? {}, keys),
          set: async (items: Items) => {
            Object.assign(world.locals[world.here] ?? {}, copy(items));
          },
          remove: async (key: string) => {
            delete world.locals[world.here]?.[key];
          },
        },
        sync: {
          get: async (keys: null) => get(world.shared, keys),
          set: async (items: Items) => {
            if (world.refuses) throw new Error('MAX_WRITE_OPERATIONS_PER_MINUTE');
            const next = { ...world.shared, ...copy(items) };
            const sizes = Object.entries(next).map(([key, value]) => bytes(key, value));
            if (sizes.some((size) => size > 8_192)) throw new Error('QUOTA_BYTES_PER_ITEM');
            if (sizes.reduce((a, b) => a + b, 0) > 102_400) throw new Error('QUOTA_BYTES');
            world.shared = next;
          },
          remove: async (keys: string | string[]) => {
            for (const key of [keys].flat()) delete world.shared[key];
          },
        },
      },
    },
  };
});

beforeEach(() => {
  Object.assign(world, { locals: [{}, {}], here: 0, shared: {}, refuses: false });
  vi.useFakeTimers({ now: Date.UTC(2030, 0), toFake: ['Date'] });
});
afterEach(() => vi.useRealTimers());

/** What the background does when the reader changes something. */
async function change(part: Partial<Settings>): Promise<void> {
  // Nobody changes anything twice in a millisecond.
  vi.setSystemTime(Date.now() + 1);
  await saveSettings({ ...(await loadSettings()), ...part });
  if (await stamp()) await writeCopy();
}

async function switchOn(): Promise<void> {
  await switchSync(true);
  await meet();
}

const inBrowser = (which: 0 | 1) => {
  world.here = which;
};

test('a browser that joins takes up what the reader chose in another', async () => {
  await change({ badge: false, allowed: ['officials said'] });
  await switchOn();
  inBrowser(1);
  await switchOn();
  expect(await loadSettings()).toEqual({
    ...defaultSettings(),
    badge: false,
    allowed: ['officials said'],
  });
});

test('the newer settings win, whichever browser they come from', async () => {
  vi.useFakeTimers({ now: 1_000 });
  await switchOn();
  await change({ badge: false });
  inBrowser(1);
  vi.setSystemTime(2_000);
  await change({ strength: 'everything' });
  await switchOn();
  expect((await loadSettings()).badge).toBe(true);
  inBrowser(0);
  expect(await takeNewer()).toBe(true);
  expect(await loadSettings()).toEqual({ ...defaultSettings(), strength: 'everything' });
});

test('a change on top of the copy is later than it, even where the clock is slow', async () => {
  vi.useFakeTimers({ now: 9_000 });
  await switchOn();
  await change({ badge: false });
  inBrowser(1);
  vi.setSystemTime(5_000);
  await switchOn();
  await change({ strength: 'everything' });
  inBrowser(0);
  expect(await takeNewer()).toBe(true);
  expect((await loadSettings()).strength).toBe('everything');
});

test('what was taken up is not sent back', async () => {
  await switchOn();
  await change({ badge: false });
  inBrowser(1);
  await switchOn();
  expect(await stamp()).toBe(false);
});

test('settings of any size that the product allows fit, and a smaller copy leaves no part behind', async () => {
  const phrases = (what: string) =>
    Array.from(
      { length: 500 },
      (_, at) => `${what} <“${at}”> ${'and so on '.repeat(15)}${at * at}`,
    );
  await switchOn();
  await change({ allowed: phrases('said'), never: phrases('site') });
  expect((await loadSync()).trouble).toBeUndefined();
  expect(Object.keys(world.shared).length).toBeGreaterThan(1);
  inBrowser(1);
  await switchOn();
  expect((await loadSettings()).allowed).toHaveLength(500);
  await change({ allowed: [], never: [] });
  expect(Object.keys(world.shared).sort()).toEqual(['settings', 'settings-0']);
});

test('what does not fit or is refused stays in this browser, and that is told', async () => {
  await switchOn();
  const before = structuredClone(world.shared);
  const noise = () =>
    Array.from({ length: 500 }, () =>
      Array.from({ length: 200 }, () =>
        String.fromCodePoint(0x4e00 + Math.floor(Math.random() * 20_000)),
      ).join(''),
    );
  const allowed = noise();
  await change({ allowed, never: noise() });
  expect((await loadSync()).trouble).toBe('failed');
  expect(world.shared).toEqual(before);
  expect((await loadSettings()).allowed).toEqual(allowed);

  await change({ allowed: [], never: [] });
  expect((await loadSync()).trouble).toBeUndefined();

  world.refuses = true;
  await change({ badge: false });
  expect((await loadSync()).trouble).toBe('failed');
  expect((await loadSettings()).badge).toBe(false);
});

test.each<[string, (shared: Items) => void]>([
  ['a part that is lost', (shared) => delete shared['settings-0']],
  ['a part cut short', (shared) => Object.assign(shared, { 'settings-0': 'H4sIAAAAAAAAE6tW' })],
  ['a part that is no text', (shared) => Object.assign(shared, { 'settings-0': { a: 1 } })],
  ['no stamp', (shared) => Object.assign(shared, { settings: { parts: 1 } })],
  [
    'a stamp from far ahead',
    (shared) => Object.assign(shared, { settings: { at: 9e15, parts: 1 } }),
  ],
  ['too many parts', (shared) => Object.assign(shared, { settings: { at: 1, parts: 1e9 } })],
  ['something else', (shared) => Object.assign(shared, { settings: 'theirs' })],
])('%s harms no settings, and is written over at the next change', async (_, damage) => {
  await switchOn();
  await change({ badge: false });
  inBrowser(1);
  await change({ strength: 'everything' });
  damage(world.shared);
  await switchSync(true);
  expect(await takeNewer()).toBe(false);
  expect((await loadSettings()).strength).toBe('everything');
  await change({ collapse_appeals: true });
  inBrowser(0);
  expect(await takeNewer()).toBe(true);
  expect((await loadSettings()).collapse_appeals).toBe(true);
});

test('the copy of a newer Caveat is neither read nor written over', async () => {
  const newer = { ...defaultSettings(), version: 99 };
  await saveSettings(newer as unknown as Settings);
  const stream = new Blob([JSON.stringify(newer)]).stream();
  const zipped = await new Response(
    stream.pipeThrough(new CompressionStream('gzip')),
  ).arrayBuffer();
  world.shared = {
    settings: { at: 5, parts: 1 },
    'settings-0': Buffer.from(zipped).toString('base64'),
  };
  const before = structuredClone(world.shared);
  inBrowser(1);
  await switchOn();
  expect((await loadSync()).trouble).toBe('newer');
  await change({ badge: false });
  expect(world.shared).toEqual(before);
});

test('switched off, it removes the copy, and every browser keeps what it has', async () => {
  await switchOn();
  await change({ badge: false });
  inBrowser(1);
  await switchOn();
  await switchSync(false);
  await removeCopy();
  expect(world.shared).toEqual({});
  expect((await loadSettings()).badge).toBe(false);
  await change({ strength: 'everything' });
  expect(world.shared).toEqual({});
  inBrowser(0);
  expect(await takeNewer()).toBe(false);
  expect((await loadSettings()).badge).toBe(false);
});

test('a stored switch that cannot be read is off', async () => {
  world.locals[0] = { sync: { on: 'yes', at: -1 } };
  expect(await loadSync()).toEqual({ on: false, at: 0 });
});
