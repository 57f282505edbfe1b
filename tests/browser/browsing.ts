// The browser, and the server of pages, that the tests of one `describe` go through.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { copiedExtension, type Differences } from './installed.js';
import { readPage } from './pages.js';
import { type PageServer, servePages } from './serve.js';
import { type BrowserName, type Session, startSession } from './session.js';

interface Options {
  /** Every test has a browser of its own (default: all share one). */
  fresh?: boolean;
  /** What is served (default: the fixture pages). */
  pages?: Parameters<typeof servePages>[0];
  /** The extension is a copy that differs so. */
  copy?: Differences;
}

/** Starts both before the tests and ends them afterwards. `begin` is given them at every start. */
export function browsing(
  name: BrowserName,
  begin: (session: Session, server: PageServer) => void | Promise<void>,
  { fresh = false, pages = readPage, copy }: Options = {},
): void {
  let server: PageServer | undefined;
  let session: Session | undefined;
  const before = fresh ? beforeEach : beforeAll;
  before(async () => {
    await session?.close();
    server ??= await servePages(pages);
    session = await startSession(name, {
      proxyPort: server.port,
      ...(copy && { extension: copiedExtension(name, copy) }),
    });
    await begin(session, server);
  });
  afterAll(async () => {
    await session?.close();
    server?.close();
  });
}
