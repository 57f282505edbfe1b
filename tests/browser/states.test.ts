// Whatever goes wrong, the popup says so in a sentence, and what a reader can do.
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { fileOf } from './installed.js';
import { closeTab, openClosedFile, popupState, readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';
import { openSettings } from './settings.js';
import { FAILED, inTrouble, NEVER_ANSWERED } from './trouble.js';

/** Runs in the popup before its own scripts: once the page is asked, all others wait. */
const BUSY = `{
  const { scripting } = globalThis.browser ?? chrome;
  const { executeScript } = scripting;
  scripting.executeScript = (injection) => {
    const answer = executeScript.call(scripting, injection);
    for (const asked = Date.now(); Date.now() < asked + 1500; );
    globalThis.hasWaited = true;
    return answer;
  };
}
`;

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  const state = () => popupState(session);
  const openOn = async (page: string) => {
    await session.open(server.url(page, 'strict'));
    await session.clickToolbar();
  };

  describe('in trouble with the background', () => {
    browsing(
      browser,
      (started, pages) => {
        session = started;
        server = pages;
      },
      { copy: { files: { ...inTrouble(browser), 'state.js': 'caveatReader.state()' } } },
    );

    test('an engine that failed is said to have failed, and can be asked again', async () => {
      await openOn(FAILED);
      expect(await readPopup(session)).toMatchObject({
        state: 'failed',
        notice: expect.stringContaining('Reload the page'),
      });
      await session.inPopup(() => document.getElementById('retry')?.focus());
      await session.pressInPopup('Enter');
      await expect.poll(state).toBe('failed');
      expect(await session.inPopup(() => document.activeElement?.id)).toMatch(/retry|headline/);
    });

    test('a page that could not be read says, when asked again, that it is being read', async () => {
      await openOn(FAILED);
      expect(await readPopup(session)).toMatchObject({ state: 'failed' });
      expect(await session.inPopup(askPageAgain)).toEqual({ state: 'working' });
      await expect.poll(state).toBe('failed');
    });

    test('a background that never answers is not waited for in silence', async () => {
      await openOn(NEVER_ANSWERED);
      await expect.poll(state, { timeout: 8000 }).toBe('late');
      expect(await session.inPopup(readNotice)).toContain('try again');
      expect(await session.inPopup(isShown, '#retry')).toBe(true);
    });
  });

  describe('without an engine', () => {
    browsing(
      browser,
      (started, pages) => {
        session = started;
        server = pages;
      },
      { copy: { files: { 'caveat_bg.wasm': 'no program' } } },
    );

    test('a program that cannot be run is said to have failed', async () => {
      await openOn('sample');
      expect(await readPopup(session)).toMatchObject({ state: 'failed', list: [] });
    });
  });

  describe('with a popup whose scripts take their time', () => {
    browsing(
      browser,
      (started, pages) => {
        session = started;
        server = pages;
      },
      { copy: { files: { 'ask.js': BUSY + fileOf(browser, 'ask.js') } } },
    );

    test('a page that is read before the popup can hear of it is shown all the same', async () => {
      await openOn('sample');
      expect(await readPopup(session)).toMatchObject({ state: 'marks' });
      expect(await session.inPopup(() => 'hasWaited' in globalThis)).toBe(true);
    });
  });

  describe('sound itself', () => {
    browsing(
      browser,
      (started, pages) => {
        session = started;
        server = pages;
      },
      { fresh: 'store' },
    );

    test('a page that went to another site under the open popup asks for a new click', async () => {
      await openOn('sample');
      await readPopup(session);
      const elsewhere = server.url('plain-report', 'self').replace('localhost', '127.0.0.1');
      await session.inPage((address) => location.assign(address), elsewhere);
      await expect.poll(state).toBe('permission');
      expect(await session.inPopup(readNotice)).toContain('in the toolbar again');
    });

    // Firefox lets no test stand in for what it tells.
    test.runIf(browser === 'chromium')(
      'a page that cannot be read stays so once it is loaded, and another asks for a new click',
      async () => {
        await session.open('about:blank');
        await session.clickToolbar();
        expect((await readPopup(session)).state).toBe('unreadable');
        await session.inPopup(tellOfTab, ['complete']);
        expect((await readPopup(session)).state).toBe('unreadable');
        await session.inPopup(tellOfTab, ['loading', 'complete']);
        expect((await readPopup(session)).state).toBe('permission');
      },
    );

    test.runIf(browser === 'chromium')(
      'a file of the reader’s is said to be closed to extensions, and how to open it',
      async () => {
        await openClosedFile(session);
        await expect.poll(state).toBe('file_access');
        expect(await session.inPopup(readNotice)).toContain('file addresses');
      },
    );

    test('settings that cannot be read are said to be lost, once, and are kept', async () => {
      await openSettings(session);
      await session.inPage(() => chrome.storage.local.set({ settings: { version: 2, kinds: 7 } }));
      await openOn('sample');
      const told = () => session.inPopup(() => document.getElementById('told')?.textContent ?? '');
      await readPopup(session);
      await expect.poll(told).toContain('could not be read');
      const kept = await session.inPopup(() => chrome.storage.local.get('settings-unreadable'));
      expect(kept).toEqual({
        'settings-unreadable': { value: { version: 2, kinds: 7 }, told: true },
      });
      await openOn('sample');
      await readPopup(session);
      expect(await told()).toBe('');
    });

    // Firefox sets no limit to this store.
    test.runIf(browser === 'chromium')('a full store is said to be full', async () => {
      await openSettings(session);
      await session.inPage(fillStore);
      await openOn('sample');
      await readPopup(session);
      await session.inPopup(() => document.querySelector<HTMLElement>('#kinds input')?.click());
      await expect
        .poll(() => session.inPopup(() => document.getElementById('told')?.textContent))
        .toContain('could not save');
      await openSettings(session);
      await session.inPage(() => document.querySelector<HTMLElement>('#kinds input')?.click());
      await expect
        .poll(() => session.inPage(() => document.getElementById('said')?.textContent))
        .toContain('could not save');
    });

    // Last: the tab goes. Chromium closes the popup along with it.
    test.runIf(browser === 'firefox')(
      'a page that is closed under the open popup is said to be gone',
      async () => {
        await openOn('sample');
        await readPopup(session);
        await session.inPopup(closeTab);
        await expect.poll(state).toBe('gone');
        expect(await session.inPopup(isShown, '#retry')).toBe(true);
      },
    );
  });
});

// All below run in the extension's pages.

/** As the popup asks when it opens; gives the page's state then and there, before the background answers. */
async function askPageAgain(): Promise<unknown> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const target = { tabId: tab?.id ?? 0 };
  const files = ['/page.js', '/state.js'];
  const [answer] = await chrome.scripting.executeScript({ target, files });
  return answer?.result;
}

/** As the browser tells of the page in front. */
async function tellOfTab(statuses: string[]): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const updated = chrome.tabs.onUpdated as unknown as { dispatch(...values: unknown[]): void };
  for (const status of statuses) updated.dispatch(tab?.id, { status }, tab);
}

function readNotice(): string {
  return document.getElementById('notice')?.textContent ?? '';
}

function isShown(selector: string): boolean {
  return document.querySelector(selector)?.checkVisibility() ?? false;
}

/** Until not even a few letters go in. */
async function fillStore(): Promise<void> {
  for (let size = 2 ** 23, n = 0; size >= 8; n++) {
    await chrome.storage.local.set({ [`filling-${n}`]: 'x'.repeat(size) }).catch(() => {
      size /= 2;
    });
  }
}
