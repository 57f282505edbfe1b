// The extension is taken out under an open page, as an update does: its marks go, and it falls silent.
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(
    browser,
    async (started, pages) => {
      session = started;
      server = pages;
      await session.open(server.url('sample', 'strict'));
      await session.clickToolbar();
      await readPopup(session);
    },
    { fresh: 'browser' },
  );

  test('an extension that is removed takes its marks along, and does and says nothing when the page goes on', async () => {
    expect(await session.inPage(marksSeen)).toEqual(['anonymous', 'unconfirmed', 'boilerplate']);
    await session.removeExtension();
    await expect.poll(() => session.inPage(marksSeen)).toEqual([]);
    await session.inPage(() => document.querySelector('article')?.append('declined to comment'));
    await sleep(700);
    expect(await session.inPage(marksSeen)).toEqual([]);
    expect(await session.consoleErrors()).toEqual([]);
  });

  test('an extension that is removed unfolds what it had folded', async () => {
    const before = await session.inPage(heightOfAppeal);
    await session.inPopup(() =>
      document.querySelector<HTMLInputElement>('.collapse input')?.click(),
    );
    await expect.poll(() => session.inPage(heightOfAppeal)).toBeLessThan(30);
    await session.removeExtension();
    await expect.poll(() => session.inPage(heightOfAppeal)).toBe(before);
  });

  test('what an extension that is gone has left is taken away by the next', async () => {
    await session.open(server.url('sample', 'none'));
    await session.inPage(leave);
    await session.clickToolbar();
    await readPopup(session);
    expect(await session.inPage(left)).toEqual([]);
  });
});

// All below run in the page.

/** The kinds of which there are marks that can be seen. */
function marksSeen(): string[] {
  return ['anonymous', 'unconfirmed', 'boilerplate'].filter((kind) => {
    const [range] = CSS.highlights.get(`caveat-${kind}`) ?? [];
    const element = range?.startContainer.parentElement;
    if (!element) return false;
    const style = getComputedStyle(element, `::highlight(caveat-${kind})`);
    return style.backgroundColor !== 'rgba(0, 0, 0, 0)';
  });
}

/** Leaves what a script leaves that was ended at work. */
function leave(): void {
  const paragraph = document.querySelector('article p');
  paragraph?.setAttribute('data-caveat', 'rest');
  paragraph?.before(document.createElement('caveat-line'));
  document.documentElement.append(document.createElement('caveat-card'));
  CSS.highlights.set('caveat-own-red', new Highlight());
}

function left(): string[] {
  const elements = [...document.querySelectorAll('[data-caveat],caveat-line,caveat-card')];
  const highlights = [...CSS.highlights.keys()].filter((name) => name === 'caveat-own-red');
  return [...elements.map(({ localName }) => localName), ...highlights];
}

function heightOfAppeal(): number {
  return document.querySelector('.support')?.getBoundingClientRect().height ?? 0;
}
