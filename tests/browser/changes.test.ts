// The page goes on after it was marked: it grows, shrinks, becomes another, and is left and restored.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { readPage } from './pages.js';
import { readPainted } from './painted.js';
import { readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';

const ADDED =
  'Three people briefed on the audit said on Friday that it had found nothing new in any of the books.';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(browser, (started, pages) => {
    session = started;
    server = pages;
  });
  beforeEach(async () => {
    await session.open(server.url('sample', 'strict'));
    await session.clickToolbar();
    await readPopup(session);
  });

  const words = async () => (await readPainted(session)).marks.map((mark) => mark.words);

  test('a paragraph that is added is marked, and nothing of it stays when it goes', async () => {
    const before = await words();
    await session.inPage(append, ADDED);
    await expect.poll(words).toContainEqual(expect.stringContaining('people briefed on the audit'));
    await session.inPage(removeLast);
    await expect.poll(words).toEqual(before);
  });

  test('text that a framework writes anew is marked anew', async () => {
    const before = await words();
    await session.inPage(writeAnew);
    await expect.poll(words).toEqual(before);
  });

  test('a page that clears the registry gets its marks back with its next change', async () => {
    const before = await words();
    await session.inPage(() => CSS.highlights.clear());
    expect(await words()).toEqual([]);
    await session.inPage(
      append,
      'The council meets again in the town hall on the first Monday of May.',
    );
    await expect.poll(words).toEqual(before);
  });

  test('an address changed by script is another page', async () => {
    await session.inPage(goOn, ADDED);
    await expect.poll(words).toEqual([expect.stringContaining('people briefed on the audit')]);
    await expect.poll(() => session.badge()).toBe('1');
  });

  test('a mark that was taken off stays off at another place of the page, and is back at another address', async () => {
    const first = await session.inPopup(dismissFirst);
    await expect.poll(words).not.toContain(first);
    await session.inPage(() => location.assign('#notes'));
    await session.inPage(append, ADDED);
    await expect.poll(words).toContainEqual(expect.stringContaining('people briefed on the audit'));
    expect(await words()).not.toContain(first);
    await session.inPage(() => history.pushState(null, '', '?again'));
    await expect.poll(words).toContain(first);
  });

  test('a mark that was taken off stays off when the way to another shows hidden marks again', async () => {
    const first = await session.inPopup(dismissFirst);
    await expect.poll(words).not.toContain(first);
    const others = await words();
    for (const way of [{ type: 'walk', step: 1 }, { type: 'explain' }]) {
      await session.inPopup(tellPage, { type: 'hide', hidden: true });
      await session.inPopup(tellPage, way);
      await expect.poll(words).toEqual(others);
    }
  });

  test('marking and marking again add nothing to the page', async () => {
    await session.inPage(countChanges);
    await session.inPage(append, ADDED);
    await expect.poll(words).toContainEqual(expect.stringContaining('people briefed on the audit'));
    expect(await session.inPage(readChanges)).toBe(1);
  });

  test.each([
    ['as it was loaded', () => {}],
    ['that has opened its document anew', openAnew],
  ])('the badge comes back with a page from the browser’s cache, %s', async (_, change) => {
    // Firefox keeps no page that says `no-store`, as those of the other server do.
    const cacheable = createServer(async (request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(await readPage(request.url?.slice(1) ?? ''));
    });
    await new Promise<void>((resolve) => cacheable.listen(0, '127.0.0.1', resolve));
    const { port } = cacheable.address() as AddressInfo;
    await session.open(`http://127.0.0.1:${port}/sample`);
    await session.clickToolbar();
    await readPopup(session);
    await expect.poll(() => session.badge()).not.toBe('');
    const badge = await session.badge();
    const before = await words();
    await session.inPage(change);
    await expect.poll(words).toEqual(before);

    await session.closePopup();
    await session.inPage(() => location.assign('/folded'));
    await expect.poll(() => session.badge()).toBe('');
    await session.inPage(() => history.back());
    await expect.poll(() => session.badge()).toBe(badge);
    cacheable.close();
  });
});

/** Runs in the popup: takes the first mark off the page, and gives its words. */
async function dismissFirst(): Promise<string> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) throw new Error('there is no tab in front');
  const { marks } = await chrome.tabs.sendMessage(tab.id, { type: 'state' });
  await chrome.tabs.sendMessage(tab.id, { type: 'dismiss', mark: marks[0].id, off: true });
  return marks[0].words;
}

/** Runs in the popup. */
async function tellPage(message: object): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id !== undefined) await chrome.tabs.sendMessage(tab.id, message);
}

// All below run in the page.

function openAnew(): void {
  const html = document.documentElement.outerHTML;
  document.open();
  document.write(html);
  document.close();
}

function append(text: string): void {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  document.querySelector('article, main')?.append(paragraph);
}

function removeLast(): void {
  document.querySelector('article, main')?.lastElementChild?.remove();
}

/** Replaces every text node by a copy, as frameworks do. */
function writeAnew(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  for (const node of nodes) node.replaceWith(node.data);
}

function goOn(text: string): void {
  history.pushState(null, '', '?next');
  const plain =
    'The county opened a new road along the river on Friday, after six years of work and three of waiting.';
  const paragraphs = [plain, plain, text].map((content) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = content;
    return paragraph;
  });
  document.body.replaceChildren(...paragraphs);
}

function countChanges(): void {
  const count = { changes: 0 };
  Object.assign(window, { count });
  new MutationObserver((records) => {
    count.changes += records.length;
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

function readChanges(): number {
  return (window as unknown as { count: { changes: number } }).count.changes;
}
