// Going to a mark brings its words into view, wherever they stand.
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { readPopup } from './popup.js';
import { BROWSERS, type Session } from './session.js';

const FILLER = `<p style="height: 1500px">The harbour master keeps a list of the days on which nothing
  came in, and by the end of the month it had filled both sides of the sheet that he allows for it.</p>`;
/** A form's own properties, as fields of it. */
const FIELDS = [
  ...['parentNode', 'parentElement', 'assignedSlot', 'localName', 'nodeType', 'scrollTop'],
  ...['scrollHeight', 'clientHeight', 'scrollBy', 'getBoundingClientRect'],
].map((name) => `<input type="hidden" name="${name}">`);
const ARTICLE = `<!doctype html><html lang="en"><head><title>Dredger</title>
  <meta property="og:type" content="article"></head><body><article><h1>The dredger stays in port</h1>
  <p>The dredger of Port Almond stayed at its berth on Monday, for the fourth week, while the sand that
    it is paid to move went on moving by itself, its master Ines Rook said.</p>
  ${FILLER}
  <div class="scroller">${FILLER}<div class="scroller">${FILLER}
    <p>The owners declined to comment.</p>${FILLER}</div>${FILLER}</div>
  ${FILLER}
  <img name="assignedSlot" alt=""><form class="scroller">${FIELDS.join('')}${FILLER}
    <p>The cook had given notice, according to a person familiar with the galley.</p>${FILLER}</form>
  ${FILLER}
  <details><summary>Background</summary><details><summary>Further back</summary>
    <p>Two people familiar with the lease said the dredger would not leave before May.</p>
    <p>The pilots did not respond to a request for comment.</p></details></details>
  ${FILLER}</article>
  <style>.scroller { height: 300px; overflow: auto; }</style></body></html>`;

describe.each(BROWSERS)('%s', (browser) => {
  let session: Session;

  browsing(
    browser,
    async (started, server) => {
      session = started;
      await session.open(server.url('article', 'strict'));
      await session.clickToolbar();
      await readPopup(session);
    },
    { pages: async () => Buffer.from(ARTICLE) },
  );

  test.each([
    ['in a scroller inside a scroller', 'declined to comment'],
    ['in a form with fields named as its properties', 'familiar with the galley'],
    ['in closed details', 'did not respond'],
  ])('words %s come into view', async (_, words) => {
    await session.inPopup(choose, words);
    await expect.poll(() => session.inPage(currentInView), { timeout: 3000 }).toContain(words);
  });

  test('the marks of one kind are walked in reading order, round the end', async () => {
    const walk = async (to: 'next' | 'previous') => {
      await session.inPopup(stepUnconfirmed, to);
      return session.inPopup(() => document.querySelector('[aria-current] mark')?.textContent);
    };
    await session.inPopup(choose, 'did not respond');
    expect(await walk('next')).toContain('declined to comment');
    expect(await walk('next')).toContain('did not respond');
    expect(await walk('previous')).toContain('declined to comment');
    await expect
      .poll(() => session.inPage(currentInView), { timeout: 3000 })
      .toContain('declined to comment');
  });
});

/** Runs in the popup. */
function stepUnconfirmed(to: string): void {
  const button = `.group:has(#group-unconfirmed) .${to}`;
  document.querySelector<HTMLElement>(button)?.click();
}

/** Runs in the popup. */
function choose(words: string): void {
  const lines = [...document.querySelectorAll<HTMLElement>('#marks .jump')];
  lines.find((line) => line.textContent?.includes(words))?.click();
}

/** Runs in the page: the current mark's words, if nothing hides them. */
function currentInView(): string {
  const [painted] = CSS.highlights.get('caveat-current') ?? [];
  if (!painted) return '';
  const range = document.createRange();
  range.setStart(painted.startContainer, painted.startOffset);
  range.setEnd(painted.endContainer, painted.endOffset);
  const { x, y, width, height } = range.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return top === painted.startContainer.parentElement ? range.toString() : '';
}
