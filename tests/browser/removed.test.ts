// The extension is taken out under an open page, as an update does: its marks go, and it falls silent.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import type { Session } from './session.js';

// Firefox ends an extension's scripts on its pages before they could do anything.
describe('chromium', () => {
  let server: PageServer;
  let session: Session;

  browsing(
    'chromium',
    async (started, pages) => {
      session = started;
      server = pages;
      await session.open(server.url('sample', 'strict'));
      await session.clickToolbar();
      await readPopup(session);
    },
    { fresh: true },
  );

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
