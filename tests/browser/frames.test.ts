// Frames of the same site are read with the page around them; other frames are not ours to see.
import { beforeEach, describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';

const ADDED = 'The ferry was sold, three people briefed on the sale said.';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(
    browser,
    (started, pages) => {
      session = started;
      server = pages;
    },
    { pages: async (page) => Buffer.from(page === 'post' ? POST : ARTICLE) },
  );
  beforeEach(async () => {
    await session.open(server.url('article', 'none'));
    await session.clickToolbar();
    await readPopup(session);
  });

  const painted = (frame: string) => session.inPage(paintedIn, frame);

  test('what stands in frames of the same site is marked and listed, in its place', async () => {
    expect(await painted('#srcdoc')).toEqual(['Police sources who asked not to be named']);
    expect(await painted('#site')).toEqual(['declined to comment']);
    expect(await painted('#sandboxed')).toEqual(['no access']);
    const { list } = await readPopup(session);
    expect(list).toEqual([
      expect.stringContaining('asked not to be named'),
      expect.stringContaining('declined to comment'),
      expect.stringContaining('not immediately known'),
    ]);
    expect(await session.consoleErrors()).toEqual([]);
  });

  test('what changes in a frame is marked, and so is what it loads later', async () => {
    await session.inPage(appendIn, '#srcdoc', ADDED);
    await expect
      .poll(() => painted('#srcdoc'))
      .toEqual(['Police sources who asked not to be named', 'three people briefed on the sale']);
    await session.inPage(load, '#site', `<p>${ADDED}</p>`);
    await expect.poll(() => painted('#site')).toEqual(['three people briefed on the sale']);
  });

  test('pointing at a mark in a frame shows its card beside the words', async () => {
    await session.closePopup();
    await session.inPage(scrollTo, '#srcdoc');
    const words = await session.inPage(wordsIn, '#srcdoc');
    await session.point(words.x + 5, words.y + words.height / 2);
    const gap = async () => {
      const card = await session.inPage(cardBox);
      return card && Math.min(Math.abs(card.top - words.bottom), Math.abs(words.top - card.bottom));
    };
    await expect.poll(gap).toBeCloseTo(8);
    await session.press('Escape');
    await expect.poll(() => session.inPage(cardBox)).toBe(null);
  });

  test('a line of the list brings a frame’s words into view', async () => {
    await session.inPopup(clickFirst, 'asked not to be named');
    await expect.poll(() => session.inPage(isInView, '#srcdoc')).toBe(true);
  });
});

const POST = '<!doctype html><body><p>The owner declined to comment.</p></body>';
const ARTICLE = `<!doctype html><html lang="en"><head><title>Fire</title>
  <meta property="og:type" content="article"></head><body><article><h1>The ropewalk burns</h1>
  <p>The old ropewalk of Quay, four hundred metres long and the width of a cart, burned from end to
    end on Tuesday night, and by dawn there was nothing left to see of it but the stone on which the
    hemp was beaten, its keeper Ada Lund said.</p>
  <div style="height: 2000px"></div>
  <iframe id="srcdoc" srcdoc="<p>Police sources who asked not to be named say nobody was inside.</p>"></iframe>
  <iframe id="site" src="post"></iframe>
  <iframe id="sandboxed" sandbox src="post"></iframe>
  <p>The cause of the fire was not immediately known.</p></article></body></html>`;

/** Runs in the popup. */
function clickFirst(words: string): void {
  const lines = [...document.querySelectorAll<HTMLElement>('#marks .jump')];
  lines.find((line) => line.textContent?.includes(words))?.click();
}

// All below run in the page.

function paintedIn(selector: string): string[] {
  const frame = document.querySelector<HTMLIFrameElement>(selector);
  const inside = frame?.contentDocument;
  const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined;
  if (!inside || !view) return ['no access'];
  return ['anonymous', 'unconfirmed'].flatMap((kind) =>
    [...(view.CSS.highlights.get(`caveat-${kind}`) ?? [])].map((painted) => {
      const range = inside.createRange();
      range.setStart(painted.startContainer, painted.startOffset);
      range.setEnd(painted.endContainer, painted.endOffset);
      return range.toString();
    }),
  );
}

function appendIn(selector: string, text: string): void {
  const inside = document.querySelector<HTMLIFrameElement>(selector)?.contentDocument;
  const paragraph = inside?.createElement('p');
  if (!inside || !paragraph) return;
  paragraph.textContent = text;
  inside.body.append(paragraph);
}

function load(selector: string, html: string): void {
  const frame = document.querySelector<HTMLIFrameElement>(selector);
  if (frame) frame.srcdoc = html;
}

function scrollTo(selector: string): void {
  document.querySelector(selector)?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** Where the first marked words in a frame are in the view of the page. */
function wordsIn(selector: string) {
  const frame = document.querySelector<HTMLIFrameElement>(selector);
  const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined;
  const [painted] = view?.CSS.highlights.get('caveat-anonymous') ?? [];
  if (!frame || !painted) throw new Error('nothing is marked');
  const range = document.createRange();
  range.setStart(painted.startContainer, painted.startOffset);
  range.setEnd(painted.endContainer, painted.endOffset);
  const { x, y, height } = range.getBoundingClientRect();
  const outer = frame.getBoundingClientRect();
  const top = outer.y + frame.clientTop + y;
  return { x: outer.x + frame.clientLeft + x, y: top, height, top, bottom: top + height };
}

function cardBox(): { top: number; bottom: number } | null {
  const box = document.querySelector('caveat-card')?.getBoundingClientRect();
  return box ? { top: box.top, bottom: box.bottom } : null;
}

function isInView(selector: string): boolean {
  const { top = -1, bottom = -1 } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
  return top >= 0 && bottom <= innerHeight;
}
