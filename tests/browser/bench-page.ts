// `cargo xtask bench page`: what Caveat costs a page, beside the page alone and beside mark.js
// highlighting the same phrases.
//
//   vite-node --script bench-page.ts --browser NAME --seconds N
//
// Prints a line of JSON for each figure. Firefox has no trace that can be read from outside: there
// only the waits are measured.
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ChromiumSession } from './chromium.js';
import { articleOf, liveBlog, manyMarks, paragraphsOf } from './longpages.js';
import { firstFrameWithList, readPopup, readReport } from './popup.js';
import { servePages } from './serve.js';
import { type BrowserName, type Session, startSession } from './session.js';
import { traced, type Work } from './trace.js';

interface Figure {
  name: string;
  unit: string;
  caveat: number;
  /** The page without us, and mark.js doing the same, where they can be compared. */
  alone?: number;
  markjs?: number;
  /** The target. */
  most?: number;
}

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    seconds: { type: 'string', default: '60' },
  },
});

const KB = 1000;
const PAGES: Record<string, string> = {
  '10 KB': articleOf(10 * KB),
  '100 KB': articleOf(100 * KB),
  '1 MB': articleOf(1000 * KB),
  paragraphs: paragraphsOf(5000),
  'few marks': manyMarks(10),
  'many marks': manyMarks(1000),
  live: liveBlog(),
};
const RUNS = 5;

const server = await servePages(async (name) => Buffer.from(PAGES[name] ?? ''));
const session = await startSession(values.browser as BrowserName);
try {
  await waits(session);
  if (session instanceof ChromiumSession) {
    const markjs = await readFile(
      new URL('../../bench/node_modules/mark.js/dist/mark.min.js', import.meta.url),
      'utf8',
    );
    await lists(session);
    await sizes(session, markjs);
    await growth(session);
    await memory(session, markjs);
    await liveMinutes(session, Number(values.seconds));
  }
} finally {
  await session.close();
  server.close();
}

function print(figure: Figure): void {
  console.log(JSON.stringify(figure));
}

/** From the click to the marks, and from a new paragraph to its mark, as the page's own clock has it. */
async function waits(session: Session): Promise<void> {
  for (const [worker, most] of [
    ['cold', 150],
    ['warm', 40],
  ] as const) {
    const clicks: number[] = [];
    const opened: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      await open(session, '10 KB');
      if (worker === 'cold') await session.endBackground();
      await session.inPage(awaitMarks);
      const clicked = performance.timeOrigin + performance.now();
      await session.clickToolbar();
      await readPopup(session);
      const at = await session.inPage(markedAt);
      clicks.push(at - clicked);
      opened.push(at - (await session.inPopup(openedAt)));
    }
    const name = `10 KB, ${worker} worker`;
    print({ name: `${name}: click to marks`, unit: 'ms', caveat: median(clicks), most });
    print({ name: `${name}: since the popup’s document`, unit: 'ms', caveat: median(opened) });
  }

  await open(session, 'paragraphs');
  await session.clickToolbar();
  await readPopup(session);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await sleep(1500);
    const appended = await session.inPage(appendAndAwait);
    await sleep(1000);
    times.push((await session.inPage(markedAt)) - appended);
  }
  const wait = median(times);
  print({ name: '1 paragraph more of 5,000: marked after', unit: 'ms', caveat: wait, most: 400 });
}

/** How soon the popup shows its list, of few marks and of many. */
async function lists(session: ChromiumSession): Promise<void> {
  for (const name of ['few marks', 'many marks']) {
    await open(session, name);
    await mark(session);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      await session.clickToolbar();
      await readPopup(session);
      times.push(await session.inPopup(firstFrameWithList));
    }
    print({ name: `popup, ${name}: listed after`, unit: 'ms', caveat: median(times), most: 150 });
  }
}

/** The main thread's time by size of the page. */
async function sizes(session: ChromiumSession, markjs: string): Promise<void> {
  const perKb: number[] = [];
  let forced = 0;
  for (const [name, kb] of [
    ['10 KB', 10],
    ['100 KB', 100],
    ['1 MB', 1000],
  ] as const) {
    const alone: Work[] = [];
    const ours: Work[] = [];
    const theirs: (Work & { took: number })[] = [];
    for (let run = 0; run < RUNS; run++) {
      alone.push(await traced(session.page, isNone, () => open(session, name)));
      ours.push(await traced(session.page, isCaveat, () => mark(session)));
      const phrases = await marked(session);

      // The peer takes seconds for a megabyte; once tells enough.
      if (kb === 1000 && run > 0) continue;
      await open(session, name);
      await session.inPage(prepare, markjs);
      let took = 0;
      const work = await traced(session.page, isNone, async () => {
        took = await session.inPage(markWithPeer, phrases);
        await sleep(300);
      });
      theirs.push({ ...work, took });
    }
    const of = <W extends Work>(works: W[], value: (work: W) => number) => median(works.map(value));
    const script = of(ours, ({ script }) => script);
    perKb.push(script / kb);
    forced += Math.max(...ours.map(({ forcedLayouts }) => forcedLayouts));
    print({
      name: `${name}: script on the main thread`,
      unit: 'ms',
      caveat: script,
      alone: of(alone, ({ busy }) => busy),
      markjs: of(theirs, ({ took }) => took),
      ...(kb === 10 && { most: 6 }),
    });
    print({
      name: `${name}: styles, layout and paint`,
      unit: 'ms',
      caveat: of(ours, ({ rendering }) => rendering),
      alone: of(alone, ({ rendering }) => rendering),
      markjs: of(theirs, ({ rendering }) => rendering),
    });
    print({
      name: `${name}: longest task`,
      unit: 'ms',
      caveat: of(ours, ({ longest }) => longest),
      alone: of(alone, ({ longest }) => longest),
      markjs: of(theirs, ({ longest }) => longest),
      ...(kb === 1000 && { most: 50 }),
    });
  }
  const [, middle = 1, large = 1] = perKb;
  print({
    name: 'a KB of 1 MB beside a KB of 100 KB',
    unit: '×',
    caveat: large / middle,
    most: 1.5,
  });
  print({ name: 'layouts that we forced', unit: '', caveat: forced, most: 0 });
}

/** One paragraph more on a page of 5,000. */
async function growth(session: ChromiumSession): Promise<void> {
  await open(session, 'paragraphs');
  await mark(session);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await sleep(1500);
    const { script } = await traced(session.page, isCaveat, async () => {
      await session.inPage(append);
      await sleep(1000);
    });
    times.push(script);
  }
  const script = median(times);
  print({ name: '1 paragraph more of 5,000: script', unit: 'ms', caveat: script, most: 2 });
}

/** What stays in the page's heap for the marks of an article. */
async function memory(session: ChromiumSession, markjs: string): Promise<void> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await open(session, '100 KB');
    const before = await heap(session);
    await mark(session);
    const phrases = await marked(session);
    await session.closePopup();
    ours.push((await heap(session)) - before);

    await open(session, '100 KB');
    const beforePeer = await heap(session);
    await session.inPage(prepare, markjs);
    await session.inPage(markWithPeer, phrases);
    theirs.push((await heap(session)) - beforePeer);
  }
  print({
    name: '100 KB: memory',
    unit: 'MB',
    caveat: median(ours),
    markjs: median(theirs),
    most: 3,
  });
}

/** A live blog that changes ten times a second for so long, without us and with us. */
async function liveMinutes(session: ChromiumSession, seconds: number): Promise<void> {
  const watch = async () => {
    const work = await traced(session.page, isCaveat, () => sleep(10_000));
    const before = await kept(session);
    await sleep(seconds * 1000);
    return { ...work, grown: (await kept(session)) - before };
  };
  await open(session, 'live');
  const alone = await watch();
  await open(session, 'live');
  await mark(session);
  await session.closePopup();
  const ours = await watch();
  print({
    name: `live blog for ${seconds} s: what is kept has grown by`,
    unit: 'MB',
    caveat: ours.grown,
    alone: alone.grown,
    // Two readings differ by less than a tenth of a megabyte.
    most: Math.max(0, alone.grown) + 0.1,
  });
  print({
    name: 'live blog: the thread is busy, of a second',
    unit: 'ms',
    caveat: ours.busy / 10,
    alone: alone.busy / 10,
  });
  print({
    name: 'live blog: longest task',
    unit: 'ms',
    caveat: ours.longest,
    alone: alone.longest,
    most: Math.max(50, alone.longest),
  });
  print({
    name: 'live blog: layouts that we forced',
    unit: '',
    caveat: ours.forcedLayouts,
    most: alone.forcedLayouts,
  });
}

async function open(session: Session, name: string): Promise<void> {
  // The peer is a script of the page's, and so it needs a policy that lets it in.
  await session.open(server.url(name, 'none'));
  await sleep(300);
}

async function mark(session: Session): Promise<void> {
  await session.clickToolbar();
  await readPopup(session);
  await sleep(300);
}

/** The words that are marked, each once. */
async function marked(session: Session): Promise<string[]> {
  const scanned = await readReport(session);
  const words = (scanned?.report.findings ?? [])
    .filter(({ strength }) => strength === 'strong')
    .map(({ block, start, end }) => scanned?.page.blocks?.[block]?.text?.slice(start, end) ?? '');
  if (words.length === 0) throw new Error('nothing was marked');
  return [...new Set(words)];
}

/** Megabytes of the page's heap, rubbish aside. */
async function heap(session: ChromiumSession): Promise<number> {
  const client = await session.page.createCDPSession();
  // What one collection lets go of, the next takes away.
  for (let i = 0; i < 3; i++) await client.send('HeapProfiler.collectGarbage');
  await client.detach();
  return ((await session.page.metrics()).JSHeapUsedSize ?? 0) / 1e6;
}

/** Megabytes of what the page and its scripts keep, machine code aside: of that the browser makes more for
 * as long as it finds functions that are called often. */
async function kept(session: ChromiumSession): Promise<number> {
  const client = await session.page.createCDPSession();
  const chunks: string[] = [];
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  for (let i = 0; i < 3; i++) await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.takeHeapSnapshot', {});
  await client.detach();
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot;
  const { node_fields, node_types } = snapshot.meta;
  const [type, size] = [node_fields.indexOf('type'), node_fields.indexOf('self_size')];
  const code = node_types[0].indexOf('code');
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += node_fields.length) {
    if (nodes[node + type] !== code) bytes += nodes[node + size] ?? 0;
  }
  return bytes / 1e6;
}

/** As Chromium writes it: the fields of all nodes, one after the other. */
interface HeapSnapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } };
  nodes: number[];
}

function isCaveat(url: string): boolean {
  return url.startsWith('chrome-extension:');
}

function isNone(): boolean {
  return false;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

// All below run in the page.

/** Takes the time when the first mark is there. */
function awaitMarks(): void {
  const look = () => {
    if (!CSS.highlights.has('caveat-anonymous')) setTimeout(look);
    else Object.assign(window, { marked: performance.timeOrigin + performance.now() });
  };
  look();
}

function markedAt(): number {
  return (window as unknown as { marked: number }).marked;
}

/** Runs in the popup: when its document had come, before any of its scripts. */
function openedAt(): number {
  const [navigation] = performance.getEntriesByType('navigation');
  const { responseEnd } = navigation as PerformanceNavigationTiming;
  return performance.timeOrigin + responseEnd;
}

function append(): void {
  const paragraph = document.createElement('p');
  paragraph.append('The harbour office did not respond to a request for comment on the last boat.');
  document.querySelector('article')?.append(paragraph);
}

/** Adds a paragraph, and takes the time when it is marked. Gives the time before. */
function appendAndAwait(): number {
  const paragraph = document.createElement('p');
  paragraph.append('The harbour office did not respond to a request for comment on the last boat.');
  const appended = performance.timeOrigin + performance.now();
  document.querySelector('article')?.append(paragraph);
  const look = () => {
    const ranges = [...(CSS.highlights.get('caveat-unconfirmed') ?? [])];
    if (!ranges.some(({ startContainer }) => paragraph.contains(startContainer))) setTimeout(look);
    else Object.assign(window, { marked: performance.timeOrigin + performance.now() });
  };
  look();
  return appended;
}

function prepare(source: string): void {
  new Function(source).call(window);
}

/** Gives the milliseconds that it took. */
function markWithPeer(phrases: string[]): number {
  const { Mark } = window as unknown as {
    Mark: new (root: Element) => { mark(phrases: string[], options: object): void };
  };
  const start = performance.now();
  new Mark(document.body).mark(phrases, { separateWordSearch: false, acrossElements: true });
  return performance.now() - start;
}
