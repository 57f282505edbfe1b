// Appeals folded to one line, for readers who ask for it: what folds, what never does, and that the
// page keeps every node it had.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { expectedOn, PAGES } from './pages.js';
import { readPainted } from './painted.js';
import { readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';

const ADDED = 'The chairman declined to comment.';

/** Pages of which nothing may be folded. */
const NEVER_FOLDED = ['paywall', 'consent-wall', 'login-form', 'checkout'];
/** They, and all with appeals. Of others nothing is marked that could be folded. */
const FOLDABLE = PAGES.filter(
  (page) =>
    NEVER_FOLDED.includes(page) ||
    expectedOn(page).marks.some(({ kind }) => kind === 'boilerplate'),
);

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(browser, (started, pages) => {
    session = started;
    server = pages;
  });

  const folded = () => session.inPage(foldedTexts);
  const words = async () => (await readPainted(session)).marks.map((mark) => mark.words);

  async function collapse(on: boolean): Promise<void> {
    await session.clickToolbar();
    await readPopup(session);
    await session.inPopup(saveCollapse, on);
  }

  describe('on an article with an appeal in the middle', () => {
    beforeEach(async () => {
      await session.open(server.url('sample', 'strict'));
      await collapse(false);
    });

    test('nothing is folded until the reader asks for it, and all is as before when it is over', async () => {
      const before = await session.inPage(() => document.documentElement.outerHTML);
      expect(await folded()).toEqual([]);
      await session.inPopup(flipCollapse);
      await expect.poll(folded).toEqual([expect.stringContaining('A message from our editor')]);
      await session.inPopup(flipCollapse);
      await expect.poll(folded).toEqual([]);
      expect(await session.inPage(() => document.documentElement.outerHTML)).toBe(before);
    });

    test('an appeal is one line in its place, with all its nodes where they were', async () => {
      const before = await session.inPage(nodesAndHeight);
      await collapse(true);
      await expect.poll(folded).toHaveLength(1);
      expect(before.height).toBeGreaterThan(200);
      // The sheet lies there a moment later.
      const height = async () => (await session.inPage(nodesAndHeight)).height;
      await expect.poll(height).toBeLessThan(30);
      expect((await session.inPage(nodesAndHeight)).nodes).toEqual(before.nodes);
    });

    test('a click on the line shows the appeal, for as long as the page stays', async () => {
      await collapse(true);
      await expect.poll(folded).toHaveLength(1);
      const before = await words();
      await session.closePopup();
      const { x, y } = await session.inPage(placeOfLine);
      await session.point(x, y, 'click');
      await expect.poll(folded).toEqual([]);
      await session.inPage(writeAnew);
      await session.inPage(append, ADDED);
      await expect.poll(words).toEqual([...before, 'declined to comment']);
      expect(await folded()).toEqual([]);
    });

    test('the line goes by keyboard, as a button that says what it does', async () => {
      await collapse(true);
      await expect.poll(folded).toHaveLength(1);
      await session.closePopup();
      await session.inPage(focusLinkBefore);
      await session.press('Tab');
      expect(await session.inPage(focused)).toBe('caveat-line');
      await session.press('Enter');
      await expect.poll(folded).toEqual([]);
    });

    test('a line that the page takes away comes back', async () => {
      await collapse(true);
      await expect.poll(folded).toHaveLength(1);
      await session.inPage(() => document.querySelector('caveat-line')?.remove());
      const lines = () => session.inPage(() => document.querySelectorAll('caveat-line').length);
      await expect.poll(lines).toBe(1);
    });

    test('going to an appeal shows it', async () => {
      await collapse(true);
      await expect.poll(folded).toHaveLength(1);
      await session.inPopup(jumpToAppeal);
      await expect.poll(folded).toEqual([]);
    });

    test('an appeal that the page writes anew is folded anew', async () => {
      await collapse(true);
      await expect.poll(folded).toHaveLength(1);
      await session.inPage(writeAnew);
      await expect.poll(folded).toEqual([expect.stringContaining('A message from our editor')]);
      await session.inPage(stripAttributes);
      await expect.poll(folded).toEqual([expect.stringContaining('A message from our editor')]);
    });

    test('a folded appeal is still read with the rest of the page', async () => {
      await collapse(true);
      await expect.poll(folded).toHaveLength(1);
      const before = await words();
      // At another address all of it is read anew.
      await session.inPage(() => history.pushState(null, '', '?again'));
      await session.inPage(append, ADDED);
      await expect.poll(words).toEqual([...before, 'declined to comment']);
      expect(await folded()).toHaveLength(1);
    });
  });

  test('a form with fields named as its properties is folded, and shown again', async () => {
    await session.open(server.url('clobbered-forms', 'none'));
    await collapse(true);
    await expect.poll(folded).toEqual([expect.stringContaining('The Wharf, weekly')]);
    await session.inPopup(jumpToAppeal);
    await expect.poll(folded).toEqual([]);
    expect(await session.consoleErrors()).toEqual([]);
  });

  describe('on pages that are opened while appeals are folded', () => {
    beforeAll(async () => {
      await session.open(server.url('sample', 'none'));
      await collapse(true);
    });

    async function read(): Promise<void> {
      await session.clickToolbar();
      await readPopup(session);
      // Its answer comes when whatever is to be folded is.
      await session.inPopup(showMarks);
    }

    test('a box with fields for a card or a password is never folded', async () => {
      for (const field of ['autocomplete=cc-number', 'type=password', 'type=text']) {
        await session.open(server.url('sample', 'none'));
        await session.inPage(addField, field);
        await read();
        expect(await folded(), field).toHaveLength(field === 'type=text' ? 1 : 0);
      }
    });

    test.each(FOLDABLE)('%s: no reporting, gate, login or checkout is folded', async (page) => {
      const { marks, never } = expectedOn(page);
      await session.open(server.url(page, 'strict'));
      await read();
      const texts = (await folded()).join('\n');
      const reporting = marks
        .filter(({ kind }) => kind !== 'boilerplate')
        .map(({ quote }) => quote);
      for (const words of [...never, ...reporting]) expect(texts).not.toContain(words);
      if (NEVER_FOLDED.includes(page)) expect(texts).toBe('');
    });
  });
});

/** Runs in the popup. */
async function saveCollapse(on: boolean): Promise<void> {
  const { settings } = await chrome.storage.local.get('settings');
  const standard = {
    version: 1,
    kinds: { boilerplate: true, anonymous: true, unconfirmed: true },
    sub_kinds_off: [],
    strength: 'balanced',
    badge: true,
    allowed: [],
    never: [],
  };
  await chrome.storage.local.set({
    settings: { ...(settings ?? standard), collapse_appeals: on },
  });
}

/** Runs in the popup: has the page show its marks, as it does. */
async function showMarks(): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.id !== undefined) await chrome.tabs.sendMessage(tab.id, { type: 'hide', hidden: false });
}

/** Runs in the popup. */
function flipCollapse(): void {
  document.querySelector<HTMLInputElement>('.collapse input')?.click();
}

/** Runs in the popup. */
function jumpToAppeal(): void {
  document.querySelector('#marks .sample.boilerplate')?.closest<HTMLElement>('.jump')?.click();
}

// All below run in the page.

function foldedTexts(): string[] {
  // A form's own may be a field of it.
  const text = (element: Element) => Reflect.get(Node.prototype, 'textContent', element) as string;
  return [...document.querySelectorAll('[data-caveat]')].map((element) =>
    text(element).replace(/\s+/g, ' '),
  );
}

/** The appeal's nodes, told by a number that each keeps, and how high it is. */
function nodesAndHeight(): { nodes: number[]; height: number } {
  const known = window as unknown as { known?: Map<Node, number> };
  known.known ??= new Map();
  const box = document.querySelector('.support');
  const nodes: number[] = [];
  const walker = document.createTreeWalker(document.body);
  while (walker.nextNode()) {
    if (walker.currentNode.nodeName === 'CAVEAT-LINE') continue;
    const { known: numbers } = known;
    if (!numbers.has(walker.currentNode)) numbers.set(walker.currentNode, numbers.size);
    nodes.push(numbers.get(walker.currentNode) ?? -1);
  }
  return { nodes, height: box?.getBoundingClientRect().height ?? 0 };
}

function placeOfLine(): { x: number; y: number } {
  const line = document.querySelector('[data-caveat="line"]');
  line?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, height } = line?.getBoundingClientRect() ?? new DOMRect();
  return { x: x + 40, y: y + height / 2 };
}

function focusLinkBefore(): void {
  const links = [...document.querySelectorAll<HTMLElement>('a[href]')];
  const appeal = document.querySelector('.support') ?? document.body;
  links
    .findLast((link) => link.compareDocumentPosition(appeal) === Node.DOCUMENT_POSITION_FOLLOWING)
    ?.focus();
}

function focused(): string {
  return document.activeElement?.localName ?? '';
}

/** Replaces the appeal by a copy, as a framework does. */
function writeAnew(): void {
  const box = document.querySelector('.support');
  const copy = box?.cloneNode(true) as Element | undefined;
  copy?.removeAttribute('data-caveat');
  if (copy) box?.replaceWith(copy);
}

function stripAttributes(): void {
  for (const element of document.querySelectorAll('[data-caveat]')) {
    element.removeAttribute('data-caveat');
  }
}

function append(text: string): void {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  document.querySelector('article')?.append(paragraph);
}

function addField(attribute: string): void {
  const [name = '', value = ''] = attribute.split('=');
  const field = document.createElement('input');
  field.setAttribute(name, value);
  document.querySelector('.support')?.append(field);
}
