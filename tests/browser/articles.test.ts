// Every page of tests/pages, in both browsers: what is marked is what is written beside the page,
// the paint is on the very words of the findings, and the page is not changed by it.
import { describe, expect, test } from 'vitest';
import type { Kind } from '../../extension/engine/caveat.js';
import type { Scanned } from '../../extension/protocol.js';
import { browsing } from './browsing.js';
import { type Expected, expectedOn, PAGES } from './pages.js';
import { type Painted, readPainted } from './painted.js';
import { readPopup, readReport } from './popup.js';
import { type PageServer, POLICIES, type Policy } from './serve.js';
import { BROWSERS, type Session } from './session.js';

/** Pages that go on by themselves are marked again within this, in ms. */
const SOON = { timeout: 10_000 };

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(browser, (started, pages) => {
    session = started;
    server = pages;
  });

  test.each(PAGES)('%s is marked as expected and left as it was', async (page) => {
    const expected = expectedOn(page);
    await expectMarks(page, expected, expected.policy ?? 'strict');

    let { marks } = expected;
    for (const step of expected.steps ?? []) {
      marks = step.then ?? marks;
      await session.inPage(take, step.do);
      await expect
        .poll(async () => faults(await readPainted(session), { marks, never: [] }), SOON)
        .toEqual([]);
    }
    expect(await session.consoleErrors()).toEqual([]);
  });

  test.each(Object.keys(POLICIES) as Policy[])('policy %s hinders nothing', async (policy) => {
    await expectMarks('sample', expectedOn('sample'), policy);
  });

  test('nothing was asked of any other server', () => {
    expect(server.outside).toEqual([]);
  });

  async function expectMarks(page: string, expected: Expected, policy: Policy): Promise<void> {
    await session.open(server.url(page, policy));
    const before = await session.inPage(html);
    await session.inPage(countChanges);

    await session.clickToolbar();
    const popup = await readPopup(session);
    expect(popup.state).toBe(expected.state);
    // The popup hears of the marks a moment before they are painted.
    await expect.poll(async () => faults(await readPainted(session), expected), SOON).toEqual([]);
    const painted = await readPainted(session);
    const scanned = await readReport(session);
    expect(squeezed(painted.ranges)).toEqual(squeezed(quotes(scanned)));
    expect(await session.inPage(html)).toBe(before);
    expect(await session.inPage(readChanges)).toBe(0);
    expect(await session.consoleErrors()).toEqual([]);
  }
});

/** What is wrong with the marks, a line each. */
function faults({ text, marks }: Painted, expected: Pick<Expected, 'marks' | 'never'>): string[] {
  const missing = expected.marks
    .filter(({ kind, quote }) => !marks.some((m) => m.kind === kind && holds(m.words, quote)))
    .map(({ kind, quote }) => `not marked ${kind}: ${quote}`);
  const unexpected = marks
    .filter((m) => !expected.marks.some((e) => e.kind === m.kind && holds(m.words, e.quote)))
    .map(({ kind, words }) => `marked ${kind}: ${words}`);
  const touched = expected.never.flatMap((words) => {
    const start = text.indexOf(words);
    if (start < 0) return [`not on the page: ${words}`];
    return marks
      .filter((mark) => mark.start < start + words.length && start < mark.end)
      .map(({ kind }) => `marked ${kind}, but never should be: ${words}`);
  });
  return [...missing, ...unexpected, ...touched];
}

function holds(words: string, quote: string): boolean {
  return words.replace(/\s+/g, ' ').includes(quote);
}

/** What the report says is marked, kind by kind, in reading order. */
function quotes(scanned: Scanned | null): Record<Kind, string> {
  const all: Record<Kind, string> = { boilerplate: '', anonymous: '', unconfirmed: '' };
  if (!scanned) return all;
  const text = (block: number) => scanned.page.blocks?.[block]?.text ?? '';
  const findings = scanned.report.findings.map(({ kind, strength, block, start, end }) => {
    return { kind, strength, block, start, words: text(block).slice(start, end) };
  });
  const appeals = scanned.report.appeals.map(({ strength, first, last }) => {
    const blocks = Array.from({ length: last + 1 - first }, (_, i) => text(first + i));
    return {
      kind: 'boilerplate' as const,
      strength,
      block: first,
      start: 0,
      words: blocks.join(' '),
    };
  });
  for (const { kind, strength, words } of [...findings, ...appeals].sort(
    (a, b) => a.block - b.block || a.start - b.start,
  )) {
    if (strength === 'strong') all[kind] += words;
  }
  return all;
}

/** Without white space and characters that nobody sees: a report has none of those. */
function squeezed(texts: Record<Kind, string>): Record<string, string> {
  const squeeze = (text: string) => text.replace(/[\s\p{Cf}]/gu, '');
  return Object.fromEntries(Object.entries(texts).map(([kind, text]) => [kind, squeeze(text)]));
}

// All below run in the page.

function html(): string {
  return document.documentElement.outerHTML;
}

/** Lets an observer of the page's own see whatever is changed from now on. */
function countChanges(): void {
  let seen = 0;
  const observer = new MutationObserver((records) => {
    seen += records.length;
  });
  const observe = (root: Document | ShadowRoot) => {
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(root, everything);
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) observe(shadowRoot);
  };
  observe(document);
  Object.assign(window, { changes: () => seen + observer.takeRecords().length });
}

function readChanges(): number {
  return (window as unknown as { changes: () => number }).changes();
}

function take(step: string): void {
  const { steps } = window as unknown as { steps: Record<string, () => void> };
  const action = steps[step];
  if (!action) throw new Error(`the page has no step ${step}`);
  action();
}
