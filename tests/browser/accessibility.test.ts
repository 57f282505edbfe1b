// The extension's pages as axe-core judges them (WCAG 2.2 A and AA): in every state of the popup, with
// lists filled, on light, dark and forced displays, in languages of both directions.
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clickOn } from './click.js';
import { readPage } from './pages.js';
import { readPopup } from './popup.js';
import { type PageServer, servePages } from './serve.js';
import { BROWSERS, type Display, type Script, type Session, startSession } from './session.js';
import { openSettings } from './settings.js';

const DISPLAYS: readonly Display[] = ['light', 'dark', 'forced'];
const LANGUAGES = ['en', 'de', 'es', 'fr', 'ru', 'ar'] as const;
/** A phone, or a page at 400 %. */
const NARROW = 320;

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;

  beforeAll(async () => {
    server = await servePages(readPage);
  });
  afterAll(() => server?.close());

  describe.each(LANGUAGES)('in %s', (language) => {
    let session: Session;

    beforeAll(async () => {
      session = await startSession(browser, { language });
    });
    afterAll(() => session?.close());

    test.each(['sample', 'plain-report', 'front-page'])(
      'the popup for %s can be read by everyone, and its texts fit',
      async (page) => {
        await session.open(server.url(page, 'strict'));
        await session.clickToolbar();
        await readPopup(session);
        await session.inPopup(() => document.querySelector<HTMLElement>('.explain')?.click());
        for (const display of DISPLAYS) {
          await session.display(display);
          expect(await session.inPopup(violations), display).toEqual([]);
        }
        expect(await session.inPopup(tooWide)).toEqual([]);
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
      await expectReadable(session);
    });

    test('the guide can be read by everyone, and its texts fit', async () => {
      await session.openOwn('/welcome.html');
      await expect
        .poll(() => session.inPage(() => document.querySelectorAll('#legend label').length))
        .toBe(3);
      await expectReadable(session);
    });
  });

  describe('with the keyboard alone', () => {
    let session: Session;

    beforeAll(async () => {
      session = await startSession(browser);
    });
    afterAll(() => session?.close());

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
async function expectReadable(session: Session): Promise<void> {
  for (const display of DISPLAYS) {
    await session.display(display);
    expect(await session.inPage(violations), display).toEqual([]);
  }
  await session.narrow(NARROW);
  expect(await session.inPage(tooWide)).toEqual([]);
  await session.narrow(1100);
}

/** Runs in the page: a line for each element that breaks a rule. */
const violations = new Function(`
  ${axe.source};
  const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
  return window.axe.run(document, options).then(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => id + ': ' + help + ': ' + target.join(' '))));
`) as Script<[], string[]>;

// All below run in the page.

/** What reaches beyond the view, and controls whose text is cut off. */
function tooWide(): string[] {
  const width = document.documentElement.clientWidth;
  const name = ({ tagName, id, className }: Element) => `${tagName} #${id} .${className}`;
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => element.checkVisibility() && !element.closest('.unseen, svg'))
    .filter((element) => {
      const { left, right, width: own } = element.getBoundingClientRect();
      const isCut =
        element.matches('button, select') && element.scrollWidth > element.clientWidth + 1;
      return own > 0 && (left < -1 || right > width + 1 || isCut);
    })
    .map(name);
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
