// Caveat in the right-click menu: Firefox's by real clicks, Chromium's as its worker is told of them.
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { clickOn } from './click.js';
import { readPainted } from './painted.js';
import { readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';
import { openSettings } from './settings.js';

const SWITCH = '#menu';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(browser, (started, pages) => {
    session = started;
    server = pages;
  });

  const words = async () => (await readPainted(session)).marks.map((mark) => mark.words);
  const isThere = () =>
    session.inPage(() => chrome.permissions.contains({ permissions: ['contextMenus'] }));

  test('it is there: in Chromium once the reader has switched it on', async () => {
    await openSettings(session);
    expect(await session.inPage(has, '#keys kbd')).toBe(true);
    expect(await session.inPage(has, SWITCH)).toBe(browser === 'chromium');
    if (browser === 'chromium') {
      expect(await isThere()).toBe(false);
      await clickOn(session, SWITCH);
    }
    await expect.poll(isThere).toBe(true);
  });

  test('it has the page checked', async () => {
    await session.open(server.url('sample', 'strict'));
    // Chromium's menu cannot be reached from here, and only a reader's choice in it opens the page.
    if (browser === 'chromium') {
      await session.clickToolbar();
      await readPopup(session);
      await session.closePopup();
    }
    await session.chooseInMenu('page');
    await expect.poll(async () => (await words()).length).toBeGreaterThan(1);
  });

  test('the selected text alone is checked, until the whole page is', async () => {
    const all = await words();
    const [first = ''] = await session.inPage(selectFirstMark);
    await session.chooseInMenu('selection');
    await expect.poll(words).toEqual([first]);

    await session.clickToolbar();
    const popup = await readPopup(session);
    expect(popup.notice).toBe('Only the text you selected was checked.');
    expect(popup.list).toHaveLength(1);
    await session.inPopup(() => document.getElementById('whole')?.click());
    await expect.poll(words).toEqual(all);
    await session.closePopup();
  });

  test('a selection without such wordings is said to have none', async () => {
    await session.inPage(() => {
      getSelection()?.selectAllChildren(document.querySelector('h1') as Element);
    });
    await session.chooseInMenu('selection');
    await expect.poll(words).toEqual([]);
    await session.chooseInMenu('page');
    await expect.poll(async () => (await words()).length).toBeGreaterThan(1);
  });

  test('a site is left out for good, and its marks go', async () => {
    await session.chooseInMenu('never');
    await expect.poll(words).toEqual([]);
    await openSettings(session);
    expect(await session.inPage(settingsNever)).toEqual(['localhost']);
  });

  test.runIf(browser === 'chromium')('switched off, the menu is given back', async () => {
    await clickOn(session, SWITCH);
    await expect.poll(isThere).toBe(false);
    expect(await session.inPage(checked, SWITCH)).toBe(false);
  });
});

/** Runs in the page: selects from the middle of the first marked words to their end, and gives them. */
function selectFirstMark(): string[] {
  const [painted] = CSS.highlights.get('caveat-anonymous') ?? [];
  if (!painted) return [];
  const range = document.createRange();
  range.setStart(painted.startContainer, painted.startOffset);
  range.setEnd(painted.endContainer, painted.endOffset);
  const words = range.toString();
  range.setStart(painted.startContainer, painted.startOffset + 2);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
  return [words];
}

/** Runs in the settings. */
async function settingsNever(): Promise<string[]> {
  const { settings } = await chrome.storage.local.get<{ settings: { never: string[] } }>(
    'settings',
  );
  return settings.never;
}

/** Runs in the settings. */
function checked(selector: string): boolean {
  return document.querySelector<HTMLInputElement>(selector)?.checked ?? false;
}

/** Runs in the settings. */
function has(selector: string): boolean {
  return document.querySelector(selector) !== null;
}
