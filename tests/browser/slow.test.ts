// A browser that takes its time to lay a style sheet on a page.
import { describe, expect, test } from 'vitest';
import type { PageState } from '../../extension/protocol.js';
import { browsing } from './browsing.js';
import { fileOf } from './installed.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';

/** Runs in the background before its own script. */
const SLOW = `{
  const { scripting } = globalThis.browser ?? chrome;
  const { insertCSS } = scripting;
  scripting.insertCSS = async (sheet) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return insertCSS.call(scripting, sheet);
  };
}
`;

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(
    browser,
    (started, pages) => {
      session = started;
      server = pages;
    },
    { copy: { files: { 'background.js': SLOW + fileOf(browser, 'background.js') } } },
  );

  test('a page is never said to be clean before its marks are there', async () => {
    await session.open(server.url('sample', 'strict'));
    await session.clickToolbar();
    const marks = async () => {
      const state = await session.inPopup(readState);
      return state?.state === 'done' ? state.marks.length : undefined;
    };
    await expect.poll(marks).toBeDefined();
    expect(await marks()).toBeGreaterThan(0);
  });
});

/** Runs in the popup. */
async function readState(): Promise<PageState | undefined> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return chrome.tabs.sendMessage(tab?.id ?? -1, { type: 'state' }).catch(() => undefined);
}
