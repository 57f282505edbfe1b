// Serves pages on localhost under the Content-Security-Policies that news sites use, and counts
// whatever the browser asks of the world outside.
import { isUtf8 } from 'node:buffer';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const POLICIES = {
  none: '',
  self: "script-src 'self'",
  strict: "default-src 'none'; style-src 'unsafe-inline'",
  nonce: "script-src 'nonce-c2FtcGxl' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
  sandbox: 'sandbox',
  trusted_types: "require-trusted-types-for 'script'; trusted-types 'none'",
} as const;

export type Policy = keyof typeof POLICIES;

export interface PageServer {
  port: number;
  /** The address of a page under a policy. */
  url(page: string, policy: Policy): string;
  /** What was asked of this server since it started: paths. */
  requests: string[];
  /** What was asked of any other, when this server is the browser's proxy: refused, and listed. */
  outside: string[];
  close(): void;
}

/** Serves `/<policy>/<page>` with the HTML that `read` has for the page. */
export async function servePages(
  read: (page: string) => Promise<Buffer | undefined>,
): Promise<PageServer> {
  const requests: string[] = [];
  const outside: string[] = [];
  const server = createServer((request, response) => {
    const target = request.url ?? '/';
    if (!target.startsWith('/')) {
      outside.push(target);
      response.writeHead(403).end();
    } else if (target === '/favicon.ico') {
      response.writeHead(204).end();
    } else {
      requests.push(target);
      void answer(target, read, response);
    }
  });
  server.on('connect', (request, socket) => {
    outside.push(request.url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: (page, policy) => `http://localhost:${port}/${policy}/${encodeURIComponent(page)}`,
    requests,
    outside,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(
  target: string,
  read: (page: string) => Promise<Buffer | undefined>,
  response: ServerResponse,
): Promise<void> {
  const [, policy = '', page = ''] = target.split('?')[0]?.split('/') ?? [];
  const html = isPolicy(policy) ? await read(decodeURIComponent(page)) : undefined;
  if (!isPolicy(policy) || !html) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('cache-control', 'no-store');
  // A page saved in an old encoding says so in its own words.
  response.setHeader('content-type', isUtf8(html) ? 'text/html; charset=utf-8' : 'text/html');
  if (POLICIES[policy]) response.setHeader('content-security-policy', POLICIES[policy]);
  response.end(html);
}

function isPolicy(name: string): name is Policy {
  return Object.hasOwn(POLICIES, name);
}
