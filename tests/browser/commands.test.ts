// The shortcuts act on the page in front.
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { readPainted } from './painted.js';
import { readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(browser, async (started, pages) => {
    session = started;
    server = pages;
    await session.open(server.url('sample', 'strict'));
    await session.clickToolbar();
    await readPopup(session);
    await session.closePopup();
  });

  test('one shortcut takes the marks off the page and puts them back', async () => {
    const count = async () => (await readPainted(session)).marks.length;
    const before = await count();
    expect(before).toBeGreaterThan(0);
    await session.command('toggle');
    await expect.poll(count).toBe(0);
    await session.command('toggle');
    await expect.poll(count).toBe(before);
  });

  test('next and previous walk the marks', async () => {
    const current = () => session.inPage(currentWords);
    await session.command('next');
    await expect.poll(current).not.toBe('');
    const first = await current();
    await session.command('next');
    await expect.poll(current).not.toBe(first);
    await session.command('previous');
    await expect.poll(current).toBe(first);
  });

  // In Chromium only a key that is pressed in the browser's window opens the page to us.
  test.runIf(browser === 'firefox')('on a page that was not read they open the popup', async () => {
    await session.open(server.url('folded', 'strict'));
    await session.command('next');
    expect((await readPopup(session)).state).toBe('marks');
  });
});

/** Runs in the page: the words of the current mark. */
function currentWords(): string {
  const [range] = CSS.highlights.get('caveat-current') ?? [];
  return range ? (range.startContainer.textContent ?? '').slice(range.startOffset) : '';
}
