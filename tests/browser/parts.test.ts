// A long page is read again in parts when it changes: what comes out is what a whole reading gives.
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { readPainted } from './painted.js';
import { readPopup, readReport } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';

const ROUNDS = 14;

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(
    browser,
    (started, pages) => {
      session = started;
      server = pages;
    },
    { pages: async () => Buffer.from(longPage()) },
  );

  test('whatever a page does to its parts, they are read as the whole would be', async () => {
    await session.open(server.url('long', 'none'));
    await session.clickToolbar();
    await readPopup(session);
    for (let round = 1; round <= ROUNDS; round++) {
      await session.inPage(edit, round, 1 + (round % 3));
      await expect.poll(() => lastBlock(session)).toBe(`Round ${round} is over.`);
      const inParts = await found(session);
      const painted = await readPainted(session);

      await session.inPage(goOn, round);
      await expect.poll(() => lastBlock(session)).toBe(`Round ${round} is over. Really.`);
      const asWhole = await found(session);
      expect(inParts.blocks.slice(0, -1)).toEqual(asWhole.blocks.slice(0, -1));
      expect(inParts.findings).toEqual(asWhole.findings);
      expect(inParts.appeals).toEqual(asWhole.appeals);
      expect(painted.marks.map(({ words }) => words)).toEqual(
        (await readPainted(session)).marks.map(({ words }) => words),
      );
    }
  }, 120_000);
});

async function lastBlock(session: Session): Promise<string | undefined> {
  return (await readReport(session))?.page.blocks?.at(-1)?.text;
}

/** What was read and found, without what only a whole reading tells. */
async function found(session: Session) {
  const scanned = await readReport(session);
  return {
    blocks: scanned?.page.blocks?.map(({ container: _, ...block }) => block) ?? [],
    findings: scanned?.report.findings.map(({ repeats: _, ...finding }) => finding) ?? [],
    appeals: scanned?.report.appeals ?? [],
  };
}

function longPage(): string {
  const paragraphs = Array.from({ length: 600 }, (_, at) => {
    if (at % 150 === 70) {
      return `<aside><h3>A message from our editor</h3><p>If our reporting matters to you, please make
        a donation today.</p><p><a href="/donate">Support the Courier</a></p></aside>`;
    }
    if (at % 20 === 7) {
      return `<p>Note ${at}: the port was closed, two people familiar with the talks said. The mayor
        declined to comment.</p>`;
    }
    return `<p>Note ${at}: the council met in the hall on Tuesday and went through its <a href="/budget">
      budget</a> line by line until six.</p>`;
  });
  return `<!doctype html><html lang="en"><head><title>Long</title>
    <meta property="og:type" content="article"></head>
    <body><main><article><h1>A long day</h1>${paragraphs.join('\n')}</article></main></body></html>`;
}

/** Runs in the page: so many changes of many kinds, the same for the same round in every browser. */
function edit(round: number, edits: number): void {
  let seed = round * 7919;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const article = document.querySelector('article');
  if (!article) return;
  const any = () => article.children[1 + random(article.children.length - 2)] as Element;
  const paragraph = (text: string) => {
    const p = document.createElement('p');
    p.textContent = text;
    return p;
  };
  const said = `Word of round ${round}: the lease was sold, three people briefed on the sale said.`;
  const kinds = [
    () => any().before(paragraph(said)),
    () => any().remove(),
    () => any().after(any()),
    () => any().before('Bare words between two paragraphs, said a person familiar with them.'),
    () => any().append(document.createElement('b'), ' and the company declined to comment'),
    () => {
      any().textContent = said;
    },
    () => any().replaceWith(any().cloneNode(true), document.createComment('gone')),
    () => {
      const box = document.createElement('div');
      box.append(paragraph(said), paragraph('Please make a donation today to support our work.'));
      any().after(box);
      any().append(document.createElement('br'), 'after a break');
    },
    () => {
      const text = document.createTreeWalker(any(), NodeFilter.SHOW_TEXT).nextNode() as Text | null;
      if (text) text.data = `${text.data} Reports suggest that it was late.`;
    },
    () => any().setAttribute('hidden', ''),
    () => article.querySelector('aside')?.append(paragraph('Thank you for your donation.')),
  ];
  for (let n = 0; n < edits; n++) kinds[random(kinds.length)]?.();
  document.querySelector('article > .last')?.remove();
  const last = paragraph(`Round ${round} is over.`);
  last.className = 'last';
  article.append(last);
}

/** Runs in the page: to another address, where everything is read and scanned anew. */
function goOn(round: number): void {
  history.pushState(null, '', `?${round}`);
  const last = document.querySelector('.last');
  if (last) last.textContent = `Round ${round} is over. Really.`;
}
