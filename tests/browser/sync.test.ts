// Settings that the reader wants in all their browsers, in the browsers' own sync storage. Neither
// browser is signed in to an account: what would come from another browser is put there by the test.
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { clickOn } from './click.js';
import { BROWSERS, type Session } from './session.js';
import { openSettings } from './settings.js';

type Items = Record<string, unknown>;

describe.each(BROWSERS)('%s', (browser) => {
  let session: Session;

  browsing(browser, async (started) => {
    session = started;
    await openSettings(session);
  });

  const shared = () => session.inPage((): Promise<Items> => chrome.storage.sync.get(null));
  const isOn = (selector: string) => session.inPage(checked, selector);

  test('nothing is shared unless the reader asks for it', async () => {
    await clickOn(session, '#much > label:last-child input');
    await expect.poll(() => isOn('#much > label:last-child input')).toBe(false);
    expect(await isOn('#sync')).toBe(false);
    expect(await shared()).toEqual({});
  });

  let first: Items;
  test('switched on, the settings are written, and again when they change', async () => {
    await clickOn(session, '#sync');
    await expect.poll(async () => Object.keys(await shared()).sort()).toEqual(NAMES);
    first = await shared();
    await clickOn(session, '#much > label:last-child input');
    await expect.poll(stampOf(shared), { timeout: 8_000 }).toBeGreaterThan(stamp(first));
    expect(await isOn('#much > label:last-child input')).toBe(true);
  });

  test('what comes from another browser is taken up, on the open page too', async () => {
    await session.inPage((items) => chrome.storage.sync.set(items), {
      ...first,
      settings: { ...(first.settings as object), at: Date.now() + 1000 },
    });
    await expect.poll(() => isOn('#much > label:last-child input'), { timeout: 4_000 }).toBe(false);
  });

  test('what cannot be read harms nothing', async () => {
    await session.inPage((items) => chrome.storage.sync.set(items), {
      settings: { at: Date.now() + 9000, parts: 1 },
      'settings-0': 'bm90IG91cnM=',
    });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(await isOn('#much > label:last-child input')).toBe(false);
    expect(await isOn('#kinds .kind:first-child input')).toBe(true);
  });

  test('switched off, the copy is removed and the settings stay', async () => {
    await clickOn(session, '#sync');
    await expect.poll(shared).toEqual({});
    expect(await isOn('#much > label:last-child input')).toBe(false);
    expect(await session.consoleErrors()).toEqual([]);
  });
});

const NAMES = ['settings', 'settings-0'];

function stamp(items: Items): number {
  return (items.settings as { at: number }).at;
}

function stampOf(shared: () => Promise<Items>): () => Promise<number> {
  return async () => stamp(await shared());
}

/** Runs in the settings. */
function checked(selector: string): boolean {
  return document.querySelector<HTMLInputElement>(selector)?.checked ?? false;
}
