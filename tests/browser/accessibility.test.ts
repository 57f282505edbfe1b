// The popup in every state, as axe-core judges it: WCAG 2.2 A and AA.
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPage } from './pages.js';
import { readPopup } from './popup.js';
import { type PageServer, servePages } from './serve.js';
import { BROWSERS, type Script, type Session, startSession } from './session.js';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  beforeAll(async () => {
    server = await servePages(readPage);
    session = await startSession(browser);
  });
  afterAll(async () => {
    await session?.close();
    server?.close();
  });

  test.each(['sample', 'plain-report', 'front-page'])(
    'the popup for %s can be read by everyone',
    async (page) => {
      await session.open(server.url(page, 'strict'));
      await session.clickToolbar();
      await readPopup(session);
      expect(await session.inPopup(violations)).toEqual([]);
    },
  );
});

/** Runs in the popup: a line for each element that breaks a rule. */
const violations = new Function(`
  ${axe.source};
  const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
  return window.axe.run(document, options).then(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => id + ': ' + help + ': ' + target.join(' '))));
`) as Script<[], string[]>;
