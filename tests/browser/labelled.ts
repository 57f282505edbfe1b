// `cargo xtask eval` on pages: opens each labelled page in Chromium, clicks the toolbar button, and
// prints what was gathered and found, a line of JSON a page.
//
//   vite-node --script labelled.ts PAGES.jsonl
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readPopup, readReport } from './popup.js';
import { servePages } from './serve.js';
import { startSession } from './session.js';

/** What a record says of its page; the rest of it is for the scorer. */
interface Record {
  id: string;
  file: string;
  n_blocks: number;
  boilerplate: { block: number; sel: string }[];
}

const [list = ''] = process.argv.slice(2);
const lines = (await readFile(list, 'utf8')).split('\n').filter((line) => line.trim() !== '');
const records = lines.map((line): Record => JSON.parse(line));
const files = new Map(records.map(({ id, file }) => [id, join(dirname(list), file)]));
const server = await servePages(async (id) => {
  const file = files.get(id);
  return file === undefined ? undefined : readFile(file);
});
const session = await startSession('chromium');
try {
  for (const { id, n_blocks, boilerplate } of records) {
    await session.open(server.url(id, 'strict'));
    const labelled = await session.inPage(labelledBlocks, n_blocks, boilerplate);
    await session.clickToolbar();
    await readPopup(session);
    const scanned = await readReport(session);
    console.log(JSON.stringify({ id, labelled, page: scanned?.page, report: scanned?.report }));
  }
} finally {
  await session.close();
  server.close();
}

/**
 * The texts of the page's blocks as its labels number them. A block there is an element of the
 * kinds below without another such in it that has text, or the text between them when it has
 * fifteen characters. Where the numbering drifts, the next block located by its path sets it right.
 */
function labelledBlocks(count: number, located: { block: number; sel: string }[]): string[] {
  const BLOCK =
    /^(address|article|aside|blockquote|body|button|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|label|legend|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;
  const SKIPPED = /^(script|style|noscript|template|svg|iframe|textarea|select)$/;

  const text = (element: Element, whole: boolean): string => {
    let found = '';
    for (const child of element.childNodes) {
      if (child instanceof Text) found += child.data;
      if (!(child instanceof Element) || SKIPPED.test(child.localName)) continue;
      if (whole || !BLOCK.test(child.localName)) found += ` ${text(child, whole)} `;
    }
    return found.replace(/\s+/g, ' ').trim();
  };
  const holdsBlock = (element: Element): boolean =>
    [...element.children].some(
      (child) =>
        !SKIPPED.test(child.localName) &&
        ((BLOCK.test(child.localName) && text(child, true) !== '') || holdsBlock(child)),
    );

  const blocks: { element: Element; text: string }[] = [];
  const walk = (element: Element) => {
    if (SKIPPED.test(element.localName)) return;
    if (BLOCK.test(element.localName)) {
      const leaf = !holdsBlock(element);
      const own = text(element, leaf);
      if (leaf ? /[\p{L}\p{N}]/u.test(own) : own.length >= 15) blocks.push({ element, text: own });
      if (leaf) return;
    }
    for (const child of element.children) walk(child);
  };
  walk(document.body);

  const order = new Map(blocks.map(({ element }, index) => [element, index]));
  const anchors = located
    .map(
      ({ block, sel }) => [block, order.get(document.querySelector(sel) ?? document.body)] as const,
    )
    .filter((anchor): anchor is readonly [number, number] => anchor[1] !== undefined);
  return Array.from({ length: count }, (_, block) => {
    const [before, here] = anchors.findLast(([number]) => number <= block) ?? anchors[0] ?? [0, 0];
    return blocks[here + block - before]?.text ?? '';
  });
}
