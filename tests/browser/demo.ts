// `cargo xtask demo`: opens one article, clicks the toolbar button, and shows what a reader sees.
//
//   node demo.ts TARGET --browser NAME --out DIR [--visible | --json]
//
// stdout has the popup's summary or, with --json, the report and nothing else.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Scanned } from '../../extension/protocol.js';
import { type Popup, readPopup, readReport } from './popup.js';
import { servePages } from './serve.js';
import { type BrowserName, startSession } from './session.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', default: 'chromium' },
    out: { type: 'string', default: 'out' },
    visible: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [target = ''] = positionals;

const isAddress = /^[a-z-]+:\/\//.test(target) || target.startsWith('about:');
const server = await servePages(async () => (isAddress ? undefined : readFile(target)));
const session = await startSession(values.browser as BrowserName, { visible: values.visible });
try {
  await session.open(isAddress ? target : server.url('article', 'strict'));
  await session.clickToolbar();
  const popup = await readPopup(session);
  if (values.json) {
    const scanned = await readReport(session);
    if (!scanned) throw new Error(`${popup.headline} ${popup.notice}`);
    console.log(JSON.stringify(report(scanned), null, 2));
  } else {
    console.log(summary(popup));
  }
  if (values.visible) {
    console.error('Close the window to end.');
    await session.closed();
  } else {
    // A popup grows with its list; the picture is of its last size.
    await sleep(300);
    await mkdir(values.out, { recursive: true });
    await writeFile(join(values.out, 'popup.png'), await session.popupPicture());
    await writeFile(join(values.out, 'page.png'), await session.pagePicture());
    console.error(`Pictures: ${join(values.out, 'page.png')}, ${join(values.out, 'popup.png')}`);
  }
} finally {
  await session.close();
  server.close();
}

/** The report with the words themselves, so that it can be read without the page. */
function report({ page, report }: Scanned) {
  const text = (block: number) => page.blocks?.[block]?.text ?? '';
  return {
    status: report.status,
    findings: report.findings.map((finding) => ({
      kind: finding.kind,
      sub_kind: finding.sub_kind,
      strength: finding.strength,
      quote: text(finding.block).slice(finding.start, finding.end),
      rule: finding.rule,
      block: finding.block,
      start: finding.start,
      end: finding.end,
      facets: finding.facets,
      repeats: finding.repeats ?? null,
    })),
    appeals: report.appeals.map((appeal) => ({
      sub_kind: appeal.sub_kind,
      strength: appeal.strength,
      gate: appeal.gate,
      first: text(appeal.first),
      last: text(appeal.last),
      first_block: appeal.first,
      last_block: appeal.last,
      blocks: (page.blocks ?? []).slice(appeal.first, appeal.last + 1).map((block) => block.text),
      rules: appeal.rules,
    })),
    summary: report.summary,
  };
}

function summary(popup: Popup): string {
  const counts = Object.entries(popup.counts).map(([kind, count]) => `${kind}: ${count}`);
  return [
    popup.headline,
    popup.notice,
    counts.join(', '),
    ...popup.figures,
    ...popup.list.map((line) => `- ${line}`),
    popup.always,
  ]
    .filter((line) => line !== '')
    .join('\n');
}
