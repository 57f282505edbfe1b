// The extension is taken out under an open page, as an update does: its marks go, and it falls silent.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPage } from './pages.js';
import { readPopup } from './popup.js';
import { type PageServer, servePages } from './serve.js';
import { type Session, startSession } from './session.js';

// Firefox ends an extension's scripts on its pages before they could do anything.
describe('chromium', () => {
  let server: PageServer;
  let session: Session;

  beforeAll(async () => {
    server = await servePages(readPage);
  });
  beforeEach(async () => {
    await session?.close();
    session = await startSession('chromium', { proxyPort: server.port });
    await session.open(server.url('sample', 'strict'));
    await session.clickToolbar();
    await readPopup(session);
  });
  afterAll(async () => {
    await session?.close();
    server?.close();
  });

  test('an extension that is removed takes its marks and its styles along', async () => {
    expect(await session.inPage(traces)).not.toEqual([]);
    await session.removeExtension();
    await expect.poll(() => session.inPage(traces)).toEqual([]);
  });

  test('nothing is done or said any more when the page goes on', async () => {
    await session.removeExtension();
    await expect.poll(() => session.inPage(traces)).toEqual([]);
    await session.inPage(() => document.querySelector('article')?.append('declined to comment'));
    await sleep(700);
    expect(await session.inPage(traces)).toEqual([]);
    expect(await session.consoleErrors()).toEqual([]);
  });
});

/** Runs in the page: what of the extension can be seen there. */
function traces(): string[] {
  return [
    ...[...CSS.highlights.keys()],
    ...[...document.adoptedStyleSheets].map((sheet) => sheet.cssRules[0]?.cssText ?? ''),
  ];
}
