// Every page of tests/pages, in both browsers, under every policy: what is marked is what is written
// beside the page, and the page is not changed by it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectedOn, PAGES, readPage } from './pages.js';
import { type Painted, readPainted } from './painted.js';
import { readPopup } from './popup.js';
import { type PageServer, POLICIES, type Policy, servePages } from './serve.js';
import { BROWSERS, type Session, startSession } from './session.js';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  beforeAll(async () => {
    server = await servePages(readPage);
    session = await startSession(browser, { proxyPort: server.port });
  });
  afterAll(async () => {
    await session?.close();
    server?.close();
  });

  describe.each(Object.keys(POLICIES) as Policy[])('under policy %s', (policy) => {
    test.each(PAGES)('%s is marked as expected and left as it was', async (page) => {
      const expected = expectedOn(page);
      await session.open(server.url(page, policy));
      const before = await session.inPage(html);

      await session.clickToolbar();
      const popup = await readPopup(session);
      const painted = await readPainted(session);

      expect(popup.state).toBe(expected.state);
      expect(faults(painted, expected)).toEqual([]);
      expect(await session.inPage(html)).toBe(before);
      expect(await session.consoleErrors()).toEqual([]);
    });
  });

  test('nothing was asked of any other server', () => {
    expect(server.outside).toEqual([]);
  });
});

function html(): string {
  return document.documentElement.outerHTML;
}

/** What is wrong with the marks, a line each. */
function faults({ text, marks }: Painted, expected: ReturnType<typeof expectedOn>): string[] {
  const missing = expected.marks
    .filter(({ kind, quote }) => !marks.some((m) => m.kind === kind && holds(m.words, quote)))
    .map(({ kind, quote }) => `not marked ${kind}: ${quote}`);
  const unexpected = marks
    .filter((m) => !expected.marks.some((e) => e.kind === m.kind && holds(m.words, e.quote)))
    .map(({ kind, words }) => `marked ${kind}: ${words}`);
  const touched = expected.never.flatMap((words) => {
    const start = text.indexOf(words);
    if (start < 0) return [`not on the page: ${words}`];
    return marks
      .filter((mark) => mark.start < start + words.length && start < mark.end)
      .map(({ kind }) => `marked ${kind}, but never should be: ${words}`);
  });
  return [...missing, ...unexpected, ...touched];
}

function holds(words: string, quote: string): boolean {
  return words.replace(/\s+/g, ' ').includes(quote);
}
