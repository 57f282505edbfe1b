// The card beside a mark: where it stands, how it is reached, and what its buttons do.
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { readPainted } from './painted.js';
import { readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(
    browser,
    async (started, pages) => {
      session = started;
      server = pages;
      await session.open(server.url('sample', 'strict'));
      await session.clickToolbar();
      await readPopup(session);
    },
    { fresh: 'store' },
  );

  const words = async () => (await readPainted(session)).marks.map((mark) => mark.words);
  const isOpen = async () => (await session.inPage(cardBox)) !== null;

  /** How far the card stands above or below the line that was pointed at, in px. */
  async function gap(): Promise<number | undefined> {
    const card = await session.inPage(cardBox);
    const line = await session.inPage(lineOfFirst);
    return card
      ? Math.round(Math.max(card.y - line.y - line.height, line.y - card.y - card.height))
      : undefined;
  }

  /** Shows the first mark's card as the shortcut does, and leaves the popup. */
  async function explain(): Promise<void> {
    await session.inPopup(tellPage, { type: 'explain' });
    await session.closePopup();
    await expect.poll(isOpen).toBe(true);
  }

  test('pointing at a mark shows its card beside the words, and pointing elsewhere takes it away', async () => {
    await session.closePopup();
    await session.inPage(scrollToFirst);
    const { x, y } = await session.inPage(pointInFirst);
    await session.point(x, y);
    await expect.poll(gap).toBe(8);
    await session.inPage(() => scrollBy({ top: 40, behavior: 'instant' }));
    await expect.poll(gap).toBe(8);
    await session.point(2, 2);
    await expect.poll(isOpen).toBe(false);
  });

  test('a tap on a mark shows its card, and a tap elsewhere takes it away', async () => {
    await session.closePopup();
    await session.inPage(scrollToFirst);
    const { x, y } = await session.inPage(pointInFirst);
    await session.tap(x, y);
    await expect.poll(gap).toBe(8);
    await session.tap(2, 2);
    await expect.poll(isOpen).toBe(false);
  });

  test('a tap on a link in a mark is the page’s', async () => {
    await session.closePopup();
    await session.inPage(scrollToFirst);
    await session.inPage(linkFirst);
    const { x, y } = await session.inPage(pointInFirst);
    await session.tap(x, y);
    await expect.poll(() => session.inPage(() => location.hash)).toBe('#followed');
    expect(await isOpen()).toBe(false);
  });

  test('a tap on words in a shadow tree is the page’s where a link is around it', async () => {
    await session.closePopup();
    await session.inPage(linkShadowOfFirst);
    await expect.poll(() => session.inPage(isFirstInShadow)).toBe(true);
    await session.inPage(scrollToFirst);
    const { x, y } = await session.inPage(pointInFirst);
    await session.tap(x, y);
    await expect.poll(() => session.inPage(() => location.hash)).toBe('#followed');
    expect(await isOpen()).toBe(false);
  });

  test('marks have their cards on a page that has opened its document anew', async () => {
    await session.closePopup();
    const before = await words();
    await session.inPage(openAnew);
    await expect.poll(words).toEqual(before);
    await session.inPage(scrollToFirst);
    const { x, y } = await session.inPage(pointInFirst);
    await session.point(x, y);
    await expect.poll(gap).toBe(8);
  });

  test('the card of a shortcut is in view, leaves at Escape, and gives the focus back', async () => {
    const before = await session.inPage(() => document.documentElement.outerHTML);
    await explain();
    const card = await session.inPage(cardBox);
    const view = await session.inPage(() => innerHeight);
    expect(card?.y).toBeGreaterThanOrEqual(0);
    expect((card?.y ?? 0) + (card?.height ?? 0)).toBeLessThanOrEqual(view);
    expect(await session.inPage(focusedTag)).toBe('CAVEAT-CARD');
    await session.press('Escape');
    await expect.poll(isOpen).toBe(false);
    expect(await session.inPage(focusedTag)).toBe('BODY');
    expect(await session.inPage(() => document.documentElement.outerHTML)).toBe(before);
  });

  test('Tab goes round in the card of a shortcut', async () => {
    const before = await words();
    await explain();
    const buttons = 3;
    for (let n = 0; n < buttons; n++) await session.press('Tab');
    await session.press('Tab');
    expect(await session.inPage(focusedTag)).toBe('CAVEAT-CARD');
    await session.press('Enter');
    await expect.poll(words).toHaveLength(before.length - 1);
    await session.clickToolbar();
    await readPopup(session);
    await session.inPopup(tellPage, { type: 'hide', hidden: false });
    await expect.poll(words).toEqual(before);
    await session.closePopup();
  });

  test('a mark can be hidden from its card, and comes back when all are shown again', async () => {
    const before = await words();
    await explain();
    await session.press('Tab');
    await session.press('Enter');
    await expect.poll(words).toHaveLength(before.length - 1);
    expect(await isOpen()).toBe(false);

    await session.clickToolbar();
    expect((await readPopup(session)).list).toHaveLength(before.length - 1);
    await session.inPopup(tellPage, { type: 'hide', hidden: true });
    await session.inPopup(tellPage, { type: 'hide', hidden: false });
    await expect.poll(words).toEqual(before);
  });

  test('words can be allowed for good from their card', async () => {
    const before = await words();
    await explain();
    await session.press('Tab');
    await session.press('Tab');
    await session.press('Enter');
    await expect.poll(words).toHaveLength(before.length - 1);
    await session.open(server.url('sample', 'none'));
    await session.clickToolbar();
    expect((await readPopup(session)).list).toHaveLength(before.length - 1);
  });

  // Last: the form is in front from then on.
  test('a wrong mark is reported on a public form that only the click opens', async () => {
    await explain();
    expect(server.outside).toEqual([]);
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter'] as const) await session.press(key);
    await expect.poll(() => server.outside).toContainEqual(expect.stringContaining('github.com'));
  });
});

/** Runs in the popup. */
async function tellPage(message: object): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id !== undefined) await chrome.tabs.sendMessage(tab.id, message);
}

// All below run in the page.

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function cardBox(): Box | null {
  const box = document.querySelector('caveat-card')?.getBoundingClientRect();
  return box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
}

function scrollToFirst(): void {
  const [painted] = CSS.highlights.get('caveat-anonymous') ?? [];
  painted?.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** Makes a link of the block in which the first mark stands. */
function linkFirst(): void {
  const [painted] = CSS.highlights.get('caveat-anonymous') ?? [];
  const block = painted?.startContainer.parentElement;
  const link = document.createElement('a');
  link.href = '#followed';
  block?.replaceWith(link);
  if (block) link.append(block);
}

/** Puts the words of the first mark in a shadow tree, and that in a link. */
function linkShadowOfFirst(): void {
  const [painted] = CSS.highlights.get('caveat-anonymous') ?? [];
  if (!painted) throw new Error('nothing is marked');
  const range = document.createRange();
  range.setStart(painted.startContainer, painted.startOffset);
  range.setEnd(painted.endContainer, painted.endOffset);
  const words = document.createElement('span');
  words.append(range.extractContents());
  const host = document.createElement('shadow-words');
  host.attachShadow({ mode: 'open' }).append(words);
  const link = document.createElement('a');
  link.href = '#followed';
  link.append(host);
  range.insertNode(link);
}

function isFirstInShadow(): boolean {
  const [painted] = CSS.highlights.get('caveat-anonymous') ?? [];
  return painted?.startContainer.getRootNode() instanceof ShadowRoot;
}

function openAnew(): void {
  const html = document.documentElement.outerHTML;
  document.open();
  document.write(html);
  document.close();
}

function lineOfFirst(): Box {
  const [painted] = CSS.highlights.get('caveat-anonymous') ?? [];
  if (!painted) throw new Error('nothing is marked');
  const range = document.createRange();
  range.setStart(painted.startContainer, painted.startOffset);
  range.setEnd(painted.endContainer, painted.endOffset);
  const { x, y, width, height } = range.getBoundingClientRect();
  return { x, y, width, height };
}

/** A point on the words. */
function pointInFirst(): { x: number; y: number } {
  const [painted] = CSS.highlights.get('caveat-anonymous') ?? [];
  if (!painted) throw new Error('nothing is marked');
  const range = document.createRange();
  range.setStart(painted.startContainer, painted.startOffset);
  range.setEnd(painted.endContainer, painted.endOffset);
  const { x, y, height } = range.getClientRects()[0] ?? new DOMRect();
  return { x: x + 5, y: y + height / 2 };
}

function focusedTag(): string {
  return document.activeElement?.tagName ?? '';
}
