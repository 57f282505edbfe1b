// The reader's own rules and looks: made on the settings page, seen on the page that is open.
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { readPopup, readReport } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;
  /** Three words that stand on the page. */
  let phrase: string;

  browsing(
    browser,
    async (started, pages) => {
      session = started;
      server = pages;
      await session.open(server.url('sample', 'strict'));
      await session.clickToolbar();
      await readPopup(session);
      const blocks = (await readReport(session))?.page.blocks ?? [];
      const found = blocks.map(
        ({ text }) => /\b[a-z]{4,} [a-z]{4,} [a-z]{4,}\b/.exec(text ?? '')?.[0],
      );
      phrase = found.find((words) => words !== undefined) ?? '';
      // The popup becomes the settings page, so that the article stays in front.
      await session.inPopup(() => location.assign('/options.html'));
      await expect
        .poll(() => session.inPopup(() => !!document.querySelector('#add-rule')))
        .toBe(true);
      await session.inPopup(() => document.querySelector<HTMLElement>('#add-rule')?.click());
    },
    { fresh: 'store' },
  );

  const painted = () => session.inPage(ownOnPage);

  test('a rule that is typed in the settings is tried at once, and marks the open page when saved', async () => {
    await session.typeInPopup('landmark deal');
    await expect.poll(() => session.inPopup(ownOnPage)).toEqual(['landmark deal']);
    expect(await painted()).toEqual([]);
    await session.inPopup(() =>
      document.querySelector<HTMLInputElement>('[name=pattern]')?.select(),
    );
    await session.typeInPopup(phrase);
    await session.pressInPopup('Enter');
    await expect.poll(async () => new Set(await painted())).toEqual(new Set([phrase]));

    await session.inPopup(() => location.assign('/popup.html'));
    const rule = () => session.inPopup(() => document.querySelector('.rules')?.textContent ?? '');
    await expect.poll(rule).toContain(phrase);
    expect((await readPopup(session)).list.some((line) => line.includes(phrase))).toBe(true);
    await session.inPopup(() => document.querySelector<HTMLElement>('.rules input')?.click());
    await expect.poll(painted).toEqual([]);
    expect(await rule()).toContain(phrase);
  });

  test('a wrong expression is refused at its character, and never saved', async () => {
    await session.inPopup(() => {
      document.querySelectorAll<HTMLElement>('[name=rule-is]')[1]?.click();
      document.querySelector<HTMLElement>('[name=pattern]')?.focus();
    });
    await session.typeInPopup('one (of');
    await session.pressInPopup('Enter');
    await expect
      .poll(() => session.inPopup(() => document.querySelector('.fault mark')?.textContent ?? ''))
      .toBe('(');
    const stored = await session.inPopup(async () => {
      const { settings } = (await chrome.storage.local.get('settings')) as {
        settings?: { own_rules: unknown[] };
      };
      const { selectionStart } = document.querySelector<HTMLInputElement>('[name=pattern]') ?? {};
      return { rules: settings?.own_rules ?? [], selectionStart };
    });
    expect(stored).toEqual({ rules: [], selectionStart: 4 });
  });

  test('other looks act on the open page at once', async () => {
    const line = () => session.inPage(lineOfUnnamed);
    const before = await line();
    await session.inPopup(() => document.querySelectorAll<HTMLElement>('[name=looks]')[1]?.click());
    await expect.poll(line).toContain('rgb(0, 114, 178)');
    expect(before).toContain('rgb(145, 88, 216)');
  });
});

/** Runs in a page: the words that the reader's own rules have painted. */
function ownOnPage(): string[] {
  const colours = ['violet', 'blue', 'teal', 'green', 'amber', 'orange', 'grey', 'pink', 'red'];
  return colours
    .flatMap((colour) => [...(CSS.highlights.get(`caveat-own-${colour}`) ?? [])])
    .map(({ startContainer, startOffset, endOffset }) =>
      (startContainer.textContent ?? '').slice(startOffset, endOffset),
    );
}

/** Runs in the page: how sources without a name are underlined. */
function lineOfUnnamed(): string {
  return getComputedStyle(document.body, '::highlight(caveat-anonymous)').textDecorationColor;
}
