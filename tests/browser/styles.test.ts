// How marks look on a page, as the browser has it.
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(browser, (started, pages) => {
    session = started;
    server = pages;
  });

  async function open(page: string): Promise<void> {
    await session.open(server.url(page, 'none'));
    await session.clickToolbar();
    await readPopup(session);
  }

  test('a page’s own styles hide no mark', async () => {
    await open('sample');
    const usual = await session.inPage(looks, 'anonymous');
    await open('black-page');
    const hidden = await session.inPage(looks, 'anonymous');
    expect(hidden).toEqual(usual);
    expect(hidden).toEqual(['rgba(145, 88, 216, 0.16)']);
  });

  test.each(['shadow-open', 'shadow-closed', 'shadow-parts'])(
    'marks on %s look as they do elsewhere',
    async (page) => {
      await open(page);
      for (const look of await session.inPage(looks, 'unconfirmed')) {
        expect(look).toBe('rgba(0, 136, 163, 0.15)');
      }
    },
  );

  test('a page sees no sheet of ours', async () => {
    await open('sample');
    expect(await session.inPage(() => document.adoptedStyleSheets.length)).toBe(0);
    expect(await session.inPage(() => document.styleSheets.length)).toBe(1);
  });
});

/** Runs in the page: the backgrounds that marks of a kind have there. */
function looks(kind: string): string[] {
  const found = [...(CSS.highlights.get(`caveat-${kind}`) ?? [])].map(({ startContainer }) => {
    const element = startContainer.parentElement;
    return element ? getComputedStyle(element, `::highlight(caveat-${kind})`).backgroundColor : '';
  });
  if (found.length === 0) throw new Error('nothing is marked');
  return [...new Set(found)];
}
