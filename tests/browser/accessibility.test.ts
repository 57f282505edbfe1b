// The extension's pages as axe-core judges them (WCAG 2.2 A and AA), and whether their texts fit: in every
// state of the popup, with lists filled, in every language, narrow and with letters twice as large. Colours
// are the same in all languages, so dark and forced displays are looked at in one of each direction.
import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { clickOn } from './click.js';
import { misfits } from './fit.js';
import { fileOf } from './installed.js';
import { closeTab, openClosedFile, popupState, readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Display, type Script, type Session } from './session.js';
import { openSettings } from './settings.js';
import { FAILED, inTrouble, NEVER_ANSWERED } from './trouble.js';

const DISPLAYS: readonly Display[] = ['light', 'dark', 'forced'];
const ON: Readonly<Record<string, readonly Display[]>> = {
  en: DISPLAYS,
  de: ['light'],
  es: ['light'],
  fr: ['light'],
  ru: ['light'],
  ar: DISPLAYS,
};
/** What is looked for. Another display has other colours, and all else is the same. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const RULES: Readonly<Record<Display, readonly string[]>> = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  dark: COLOURS,
  forced: COLOURS,
};
/** A phone, or a page at 400 %. */
const NARROW = 320;
const WIDE = 1100;
/** Letters twice as large as the pages have them. */
const TWICE = '28px';
/** After so many ms the popup says that a page is late. */
const LATE_MS = 4000;
/** Runs in the popup before its own scripts: that time is over when the test says so. */
const TOLD = `{
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (action, wait) => {
    if (wait !== ${LATE_MS}) return setTimeout(action, wait);
    globalThis.endWait = action;
  };
}
`;

describe.each(BROWSERS)('%s', (browser) => {
  describe.each(Object.entries(ON))('in %s', (language, displays) => {
    let server: PageServer;
    let session: Session;

    /** Whether the popup has no fault in any display and its texts fit, as it stands. */
    const expectPopupReadable = async () => {
      for (const display of displays) {
        await session.display(display);
        expect(await session.inPopup(violations, RULES[display]), display).toEqual([]);
      }
      await expect.poll(() => session.inPopup(misfits), { message: 'as it opens' }).toEqual([]);
      await session.inPopup(enlarge, TWICE);
      await expect
        .poll(() => session.inPopup(misfits), { message: 'with large letters' })
        .toEqual([]);
      await session.inPopup(enlarge, '');
      await session.narrow(NARROW);
      await expect.poll(() => session.inPopup(misfits), { message: 'narrow' }).toEqual([]);
      await session.narrow(WIDE);
    };
    const state = () => popupState(session);

    browsing(
      browser,
      (started, pages) => {
        session = started;
        server = pages;
      },
      {
        copy: {
          language,
          files: { ...inTrouble(browser), 'ask.js': TOLD + fileOf(browser, 'ask.js') },
        },
      },
    );

    test.each([
      ['sample', 'marks'],
      ['plain-report', 'clean'],
      ['front-page', 'not_article'],
      ['german-article', 'not_english'],
      ['about:blank', 'unreadable'],
    ])('the popup for %s can be read by everyone, and its texts fit', async (page, expected) => {
      await session.open(page.includes(':') ? page : server.url(page, 'strict'));
      await session.clickToolbar();
      expect((await readPopup(session)).state).toBe(expected);
      await session.inPopup(() => document.querySelector<HTMLElement>('.explain')?.click());
      await expectPopupReadable();
    });

    test('the popup with every kind switched off can be read by everyone', async () => {
      await session.open(server.url('sample', 'strict'));
      await session.clickToolbar();
      await readPopup(session);
      const turn = () =>
        session.inPopup(() => {
          const inputs = document.querySelectorAll<HTMLElement>('#kinds label:has(.sample) input');
          for (const input of inputs) input.click();
        });
      await turn();
      await expect.poll(state).toBe('hidden');
      await expectPopupReadable();
      await turn();
      await expect.poll(state).toBe('marks');
    });

    test.runIf(browser === 'chromium')(
      'the popup for a file that is closed to it can be read by everyone',
      async () => {
        await openClosedFile(session);
        await expect.poll(state).toBe('file_access');
        await expectPopupReadable();
      },
    );

    test('the settings can be read by everyone, and their texts fit', async () => {
      await openSettings(session);
      await session.inPage(fillLists);
      await openSettings(session);
      await session.inPage(openAll);
      await clickOn(session, '#allowed form button');
      await expect
        .poll(() => session.inPage(() => document.querySelector('[aria-invalid=true]') !== null))
        .toBe(true);
      await expectReadable(session, displays);
    });

    test('the guide can be read by everyone, and its texts fit', async () => {
      await session.openOwn('/welcome.html');
      await expect
        .poll(() => session.inPage(() => document.querySelectorAll('#legend label').length))
        .toBe(3);
      await clickOn(session, '#sample p:last-child a');
      await expect
        .poll(() => session.inPage(() => document.querySelectorAll('#why h3').length))
        .toBe(2);
      await expectReadable(session, displays);
    });

    test('the popup of an engine that failed can be read by everyone', async () => {
      await session.open(server.url(FAILED, 'strict'));
      await session.clickToolbar();
      await expect.poll(state).toBe('failed');
      await expectPopupReadable();
    });

    test('the popup that still waits can be read by everyone', async () => {
      await session.open(server.url(NEVER_ANSWERED, 'strict'));
      await session.clickToolbar();
      await expect.poll(state).toBe('working');
      expect(await session.inPopup(violations, RULES.light)).toEqual([]);
      // The popup waits anew when it hears that the page is at work.
      const stateAfterWait = async () => {
        await session.inPopup(() => (globalThis as unknown as { endWait(): void }).endWait());
        return state();
      };
      await expect.poll(stateAfterWait).toBe('late');
      await expectPopupReadable();
    });

    test('the popup without access to its page can be read by everyone', async () => {
      const elsewhere = server.url('plain-report', 'self').replace('localhost', '127.0.0.1');
      await session.inPage((address) => location.assign(address), elsewhere);
      await expect.poll(state).toBe('permission');
      await expectPopupReadable();
    });

    // Last: the tab goes. Chromium closes the popup along with it.
    test.runIf(browser === 'firefox')(
      'the popup of a page that was closed can be read by everyone',
      async () => {
        await session.inPopup(closeTab);
        await expect.poll(state).toBe('gone');
        await expectPopupReadable();
      },
    );
  });

  describe('with the keyboard alone', () => {
    let server: PageServer;
    let session: Session;

    browsing(browser, (started, pages) => {
      session = started;
      server = pages;
    });

    // First: the others let Tab go on into the window of the browser.
    test('the focus stays on a control when a row of a list goes', async () => {
      await openSettings(session);
      await session.inPage(fillLists);
      await openSettings(session);
      const rows = () =>
        session.inPage(() => document.querySelectorAll('#allowed li button').length);
      const before = await rows();
      const isThere = () =>
        session.inPage(() => document.activeElement?.matches('#allowed li button') ?? false);
      await session.inPage(() => document.querySelector<HTMLElement>('a')?.focus());
      while (!(await isThere())) await session.press('Tab');
      await session.press('Enter');
      await expect.poll(rows).toBe(before - 1);
      expect(await session.inPage(() => document.activeElement?.tagName)).toBe('INPUT');
    });

    test('Tab reaches every control of the popup', async () => {
      await session.open(server.url('sample', 'strict'));
      await session.clickToolbar();
      await readPopup(session);
      const controls = await session.inPopup(tabStops);
      for (let n = 0; n < 2 * controls; n++) {
        await session.inPopup(noteFocus);
        await session.pressInPopup('Tab');
      }
      expect(await session.inPopup(unreached)).toEqual([]);
      await session.closePopup();
    });

    test('Tab reaches every control of the settings', async () => {
      await openSettings(session);
      await session.inPage(fillLists);
      await openSettings(session);
      await session.inPage(openAll);
      const controls = await session.inPage(tabStops);
      await session.inPage(() => document.querySelector<HTMLElement>('a')?.focus());
      for (let n = 0; n < 2 * controls; n++) {
        await session.inPage(noteFocus);
        await session.press('Tab');
      }
      expect(await session.inPage(unreached)).toEqual([]);
    });
  });
});

/** Whether the page in front has no fault in any display, and fits a narrow window. */
async function expectReadable(session: Session, displays: readonly Display[]): Promise<void> {
  for (const display of displays) {
    await session.display(display);
    expect(await session.inPage(violations, RULES[display]), display).toEqual([]);
  }
  await session.inPage(enlarge, TWICE);
  await expect.poll(() => session.inPage(misfits), { message: 'with large letters' }).toEqual([]);
  await session.inPage(enlarge, '');
  await session.narrow(NARROW);
  await expect.poll(() => session.inPage(misfits), { message: 'narrow' }).toEqual([]);
  await session.narrow(WIDE);
}

/** Runs in the page: a line for each element that breaks one of these rules, or rules with such a tag. */
const violations = new Function(
  'runOnly',
  `
  if (!window.axe) {
    ${axe.source};
  }
  return window.axe.run(document, { runOnly }).then(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => id + ': ' + help + ': ' + target.join(' '))));
`,
) as Script<[readonly string[]], string[]>;

// All below run in the page.

/** Gives all letters another size, as the reader's browser may be set to. */
function enlarge(size: string): void {
  document.documentElement.style.fontSize = size;
}

async function fillLists(): Promise<void> {
  const { settings } = await chrome.storage.local.get<{ settings?: object }>('settings');
  if (!settings) {
    // The first click makes the page save what it shows.
    document.querySelector<HTMLElement>('#much > label:last-child input')?.click();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const now = await chrome.storage.local.get<{ settings: object }>('settings');
  const allowed = ['officials said', 'a phrase of many words that goes on for longer than a line'];
  const never = ['herald.example', `${'sub-domain.'.repeat(8)}courier.example`];
  await chrome.storage.local.set({ settings: { ...now.settings, allowed, never } });
}

/** Opens what is folded, and shows every list. */
async function openAll(): Promise<void> {
  for (const details of document.querySelectorAll('details')) details.open = true;
  document.querySelector<HTMLElement>('#where label:nth-of-type(2) input')?.click();
  const chosen = document.getElementById('chosen');
  while (!chosen?.checkVisibility()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The controls that Tab stops at, marked as not reached yet. A group of radio buttons is one. */
function tabStops(): number {
  const stops = [
    ...document.querySelectorAll<HTMLInputElement>('a[href], button, input, select, summary'),
  ].filter(
    (element) =>
      element.checkVisibility() &&
      !element.disabled &&
      element.tabIndex >= 0 &&
      !(element.type === 'radio' && !element.checked),
  );
  Object.assign(window, { unreached: new Set(stops) });
  return stops.length;
}

function noteFocus(): void {
  const { unreached } = window as unknown as { unreached: Set<Element | null> };
  unreached.delete(document.activeElement);
}

function unreached(): string[] {
  const { unreached } = window as unknown as { unreached: Set<Element> };
  return [...unreached].map(({ outerHTML }) => outerHTML.slice(0, 120));
}
