// The links of a report lead to the words themselves: in the browser that has had such links the longest.
import { describe, expect, test } from 'vitest';
import { textFragment } from '../../extension/entrypoints/popup/report.js';
import type { Mark, PageState } from '../../extension/protocol.js';
import { browsing } from './browsing.js';
import type { ChromiumSession } from './chromium.js';
import { readPopup } from './popup.js';
import type { PageServer } from './serve.js';

const PAGES = ['sample', 'long-quote', 'bidi-quotes', 'line-breaks', 'crossed-links'];

describe('chromium', () => {
  let server: PageServer;
  let session: ChromiumSession;

  browsing('chromium', async (started, pages) => {
    session = started as ChromiumSession;
    server = pages;
    // A view of a line or two: nothing is in it but what was scrolled to.
    await session.page.setViewport({ width: 1100, height: 60 });
  });

  test.each(PAGES)('on %s, every mark is found by its link', async (page) => {
    const address = server.url(page, 'strict');
    await session.open(address);
    await session.clickToolbar();
    await readPopup(session);
    const marks = await session.inPopup(marksOfTab);
    expect(marks.length).toBeGreaterThan(0);
    const lost: string[] = [];
    for (const mark of marks) {
      // Another document each time, or the browser would stay on the one it has.
      await session.open('about:blank');
      await session.open(`${address}#${textFragment(mark)}`);
      const seen = await session.inPage(textInView);
      if (!seen.includes(startOf(mark))) lost.push(`${textFragment(mark)} shows ${seen}`);
    }
    expect(lost).toEqual([]);
  });
});

/** Runs in the popup. */
async function marksOfTab(): Promise<Mark[]> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const state: PageState = await chrome.tabs.sendMessage(tab?.id ?? 0, { type: 'state' });
  return state.state === 'done' ? state.marks : [];
}

/** The first words of a mark, as `textInView` has them. */
function startOf({ words }: Mark): string {
  return (words.split('\n')[0] ?? '').replace(/[\s\u200e\u200f]+/g, '').slice(0, 24);
}

/** Runs in the page: the text of every line that is in view, without its spaces and signs of direction; nothing where the page was
 * not scrolled to something. */
function textInView(): string {
  if (scrollY === 0) return '';
  const range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = '';
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode);
    const { top, bottom } = range.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight) seen += texts.currentNode.textContent;
  }
  return seen.replace(/[\s\u200e\u200f]+/g, '');
}
