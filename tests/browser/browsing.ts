// The browser, and the server of pages, that the tests of one `describe` go through.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { copiedExtension, type Differences } from './installed.js';
import { readPage } from './pages.js';
import { type PageServer, servePages } from './serve.js';
import { type BrowserName, type Session, startSession } from './session.js';

interface Options {
  /** What every test has of its own: a browser, or all that the extension has stored (default: nothing). A
   * browser takes seconds to start, so it is for tests that leave one unfit for others. */
  fresh?: 'browser' | 'store';
  /** What is served (default: the fixture pages). */
  pages?: Parameters<typeof servePages>[0];
  /** The extension is a copy that differs so. */
  copy?: Differences;
}

/** Starts both before the tests and ends them afterwards. `begin` is given them at every start, and before every
 * test that has something of its own. */
export function browsing(
  name: BrowserName,
  begin: (session: Session, server: PageServer) => void | Promise<void>,
  { fresh, pages = readPage, copy }: Options = {},
): void {
  let server: PageServer | undefined;
  let session: Session | undefined;
  const before = fresh ? beforeEach : beforeAll;
  before(async () => {
    if (fresh === 'browser') {
      await session?.close();
      session = undefined;
    }
    server ??= await servePages(pages);
    if (session) {
      await empty(session);
    } else {
      session = await startSession(name, {
        proxyPort: server.port,
        ...(copy && { extension: copiedExtension(name, copy) }),
      });
    }
    await begin(session, server);
  });
  afterAll(async () => {
    await session?.close();
    server?.close();
  });
}

/** Leaves nothing of what the extension has stored. */
async function empty(session: Session): Promise<void> {
  await session.openOwn('/options.html');
  await session.inPage(async () => {
    await chrome.storage.local.clear();
    await chrome.storage.sync.clear();
  });
}
