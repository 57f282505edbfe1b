// What a reader does after the first click: switches, jumps, goes on to the next page, comes back.
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../extension/engine/caveat.js';
import { browsing } from './browsing.js';
import { readPainted } from './painted.js';
import { readPopup, readReport } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';

const CLOSED_TO_EXTENSIONS = {
  chromium: ['about:blank', 'chrome://version'],
  firefox: ['about:blank', 'about:support'],
};

/** No server listens there, and the browser shows a page of its own. */
const NOWHERE = 'http://localhost:9/';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(
    browser,
    async (started, pages) => {
      session = started;
      server = pages;
      await session.open(server.url('sample', 'strict'));
    },
    { fresh: 'store' },
  );

  test('nothing is marked before the click', async () => {
    expect((await readPainted(session)).marks).toEqual([]);
  });

  test('the popup counts what the report holds, kind by kind', async () => {
    await session.clickToolbar();
    const popup = await readPopup(session);
    const report = (await readReport(session))?.report;
    const strong = [
      ...(report?.findings ?? []),
      ...(report?.appeals ?? []).map((appeal) => ({ ...appeal, kind: 'boilerplate' as const })),
    ].filter(({ strength }) => strength === 'strong');
    const count = (kind: Kind) => strong.filter((mark) => mark.kind === kind).length;
    expect(popup.counts).toEqual({
      boilerplate: count('boilerplate'),
      anonymous: count('anonymous'),
      unconfirmed: count('unconfirmed'),
    });
    expect(popup.list).toHaveLength(strong.length);
    expect(popup.always).toBe('Marks wording; does not check facts.');
  });

  test('behind the number of sources stand their names', async () => {
    await session.clickToolbar();
    await readPopup(session);
    const { sources } = (await readReport(session))?.report.summary ?? {};
    const names = [...(sources?.named ?? []), ...(sources?.institutions ?? [])];
    expect(names.length).toBeGreaterThan(3);
    const shown = () => session.inPopup(shownSources);
    expect(await shown()).not.toContain(names[0]);
    await session.inPopup(() => document.querySelector<HTMLElement>('#figures summary')?.click());
    for (const name of names) await expect.poll(shown).toContain(name);
  });

  test.each([
    [1, 'hidden until you leave'],
    [2, 'is no longer marked'],
  ])('a mark taken off by button %i of its card can be put back', async (button, said) => {
    await session.clickToolbar();
    const { list } = await readPopup(session);
    const listed = async () => (await readPopup(session)).list;
    await session.inPopup(pressOnFirstCard, button);
    await expect.poll(listed).toHaveLength(list.length - 1);
    const told = () => session.inPopup(() => document.getElementById('told')?.textContent);
    await expect.poll(told).toContain(said);
    await session.inPopup(() => document.querySelector<HTMLElement>('#told button')?.click());
    await expect.poll(listed).toEqual(list);
    await expect.poll(told).toBe('Everything is as before.');
  });

  test('the card of a follow-up says which source speaks again', async () => {
    await session.clickToolbar();
    await readPopup(session);
    await session.inPopup(showSofter);
    const told = () => session.inPopup(cardOf, 'The official');
    await expect.poll(told).toContain('first mentioned as: A senior official');
  });

  test('marks that are hidden are said to be, and a shortcut shows them', async () => {
    await session.clickToolbar();
    await readPopup(session);
    await session.inPopup(() => document.getElementById('hide')?.click());
    await expect.poll(async () => (await readPopup(session)).notice).toContain('are hidden');
    expect(await kindsPainted(session)).toEqual([]);
    await session.command('next');
    await expect.poll(async () => (await kindsPainted(session)).length).toBeGreaterThan(1);
    await expect.poll(async () => (await readPopup(session)).notice).toBe('');
  });

  test('a click still answers after the browser ended the background worker', async () => {
    await session.clickToolbar();
    const first = await readPopup(session);
    await session.endBackground();
    await session.open(server.url('sample', 'self'));
    await session.clickToolbar();
    expect(await readPopup(session)).toEqual(first);
  });

  test('the badge has the number of marks, until the reader goes elsewhere', async () => {
    await session.clickToolbar();
    const { list } = await readPopup(session);
    await expect.poll(() => session.badge()).toBe(String(list.length));
    await session.open(server.url('front-page', 'strict'));
    await expect.poll(() => session.badge()).toBe('');
  });

  test('a kind switched off leaves the open page at once, and stays off', async () => {
    await session.clickToolbar();
    await readPopup(session);
    await session.inPopup(flip, 'anonymous');
    await expect.poll(() => kindsPainted(session)).toEqual(['boilerplate', 'unconfirmed']);

    await session.open(server.url('sample', 'none'));
    await session.clickToolbar();
    await readPopup(session);
    await expect.poll(() => kindsPainted(session)).toEqual(['boilerplate', 'unconfirmed']);

    await session.inPopup(flip, 'anonymous');
    await expect
      .poll(() => kindsPainted(session))
      .toEqual(['anonymous', 'boilerplate', 'unconfirmed']);
  });

  test('every line of the list is described by the words it marks, which the sentence alone does not tell', async () => {
    await session.clickToolbar();
    const { list } = await readPopup(session);
    const described = await session.inPopup(descriptionsOfLines);
    expect(new Set(described).size).toBe(list.length);
    expect(described[0]).toBe('two people familiar with the talks');
  });

  test('a line of the list brings its words into view and marks them as the current ones', async () => {
    await session.clickToolbar();
    const { list } = await readPopup(session);
    const last = await session.inPopup(clickLast);
    await expect.poll(() => session.inPage(currentWords)).toContain(last);
    expect(list.at(-1)).toContain(last);
  });

  test('text that arrives later is marked too, and text that goes takes its marks along', async () => {
    await session.clickToolbar();
    await readPopup(session);
    const words = async () => (await readPainted(session)).marks.map((mark) => mark.words);
    const before = await words();

    await session.inPage(append, 'Calder Basin’s chairman declined to comment.');
    await expect.poll(words).toEqual([...before, 'declined to comment']);

    await session.inPage(removeLast);
    await expect.poll(words).toEqual(before);
  });

  test.each(CLOSED_TO_EXTENSIONS[browser])('%s is said to be unreadable', async (address) => {
    await session.open(address);
    await session.clickToolbar();
    expect((await readPopup(session)).state).toBe('unreadable');
  });

  test('a page that could not be loaded is said to be unreadable', async () => {
    await session.open(NOWHERE).catch(() => {});
    // The browser's own page is there a moment later.
    await expect.poll(() => session.inPage(isArticle)).toBe(false);
    await session.clickToolbar();
    expect((await readPopup(session)).state).toBe('unreadable');
  });

  test('nothing was asked of any other server', () => {
    expect(server.outside).toEqual([]);
  });
});

async function kindsPainted(session: Session): Promise<Kind[]> {
  return [...new Set((await readPainted(session)).marks.map(({ kind }) => kind))].sort();
}

/** Runs in the popup: turns a kind's switch. */
function flip(kind: Kind): void {
  document.querySelector<HTMLInputElement>(`label.switch:has(.${kind}) input`)?.click();
}

/** Runs in the popup. */
function descriptionsOfLines(): (string | undefined)[] {
  return [...document.querySelectorAll('#marks .jump')].map((line) => {
    const id = line.getAttribute('aria-describedby') ?? '';
    return document.getElementById(id)?.textContent;
  });
}

/** Runs in the popup: clicks the last line and gives back the words it marks. */
function clickLast(): string {
  const line = [...document.querySelectorAll<HTMLElement>('#marks .jump')].at(-1);
  line?.click();
  return line?.querySelector('mark')?.textContent?.slice(0, 20) ?? 'no line';
}

/** Runs in the page. */
function append(text: string): void {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  document.querySelector('article')?.append(paragraph);
}

/** Runs in the page. */
function removeLast(): void {
  document.querySelector('article > p:last-child')?.remove();
}

/** Runs in the page. */
function isArticle(): boolean {
  return document.querySelector('article') !== null;
}

/** Runs in the page: the words under the current mark that are in view. */
function currentWords(): string {
  return [...(CSS.highlights.get('caveat-current') ?? [])]
    .map((painted) => {
      const range = document.createRange();
      range.setStart(painted.startContainer, painted.startOffset);
      range.setEnd(painted.endContainer, painted.endOffset);
      const { top } = range.getBoundingClientRect();
      return top >= 0 && top < innerHeight ? range.toString() : '';
    })
    .join(' ');
}

/** Runs in the popup: what a reader sees of the sources. */
function shownSources(): string {
  const lines = document.querySelectorAll<HTMLElement>('#figures details > *');
  return [...lines].map((line) => (line.checkVisibility() ? line.textContent : '')).join(' ');
}

/** Runs in the popup: opens the first card and presses one of its buttons, counted from 1. */
function pressOnFirstCard(button: number): void {
  document.querySelector<HTMLElement>('.item .explain')?.click();
  document.querySelector<HTMLElement>(`.choices > :nth-child(${button})`)?.click();
}

/** Runs in the popup. */
function showSofter(): void {
  const switches = [...document.querySelectorAll<HTMLElement>('#kinds label')];
  switches.find((row) => row.textContent?.includes('Softer'))?.click();
}

/** Runs in the popup: the text of the card of the mark with these words, opened if it is not. */
function cardOf(words: string): string {
  const items = [...document.querySelectorAll<HTMLElement>('#marks .item')];
  const item = items.find((item) => item.querySelector('mark')?.textContent?.includes(words));
  if (!item?.querySelector('.card')) item?.querySelector<HTMLElement>('.explain')?.click();
  return item?.querySelector('.card')?.textContent ?? '';
}
