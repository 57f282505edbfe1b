// Always on a site: asked for, granted, at work, and given back.
import { describe, expect, test } from 'vitest';
import { browsing } from './browsing.js';
import { ChromiumSession } from './chromium.js';
import { clickOn } from './click.js';
import { readPainted } from './painted.js';
import { readPopup } from './popup.js';
import type { PageServer } from './serve.js';
import { BROWSERS, type Session } from './session.js';
import { openSettings } from './settings.js';

describe.each(BROWSERS)('%s', (browser) => {
  let server: PageServer;
  let session: Session;

  browsing(browser, (started, pages) => {
    session = started;
    server = pages;
  });

  const marks = async () => (await readPainted(session)).marks.length;

  test('once allowed, the popup says so and the site is marked without a click', async () => {
    await session.open(server.url('sample', 'strict'));
    await session.clickToolbar();
    await readPopup(session);
    expect(await session.inPopup(isAlways)).toBe(false);
    if (session instanceof ChromiumSession) await session.allowSites('*://localhost/*');
    await session.inPopup(focusSwitch);
    await session.pressInPopup('Space');
    await expect.poll(() => session.inPopup(isAlways)).toBe(true);
    await expect.poll(() => session.inPopup(registered)).toBe(1);
    await session.closePopup();

    await session.open(server.url('sample', 'self'));
    await expect.poll(marks).toBeGreaterThan(0);
    await openSettings(session);
    await expect.poll(() => session.inPage(sites)).toEqual(['localhost']);
  });

  test('given back in the popup, it is noticed there and in the settings, and nothing is marked', async () => {
    await session.open(server.url('sample', 'strict'));
    await session.clickToolbar();
    await readPopup(session);
    await expect.poll(() => session.inPopup(isAlways)).toBe(true);
    await session.inPopup(() => document.querySelector<HTMLElement>('#site input')?.click());
    await expect.poll(() => session.inPopup(registered)).toBe(0);
    expect(await session.inPopup(isAlways)).toBe(false);
    await session.closePopup();

    await session.open(server.url('sample', 'self'));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await marks()).toBe(0);
    await openSettings(session);
    await expect.poll(() => session.inPage(sites)).toEqual([]);
  });

  test('a site is allowed in the settings, and taken back elsewhere it leaves the open page', async () => {
    await openSettings(session);
    if (session instanceof ChromiumSession) await session.allowSites('*://localhost/*');
    await clickOn(session, '#where label:nth-of-type(2) input');
    await expect.poll(() => session.inPage(typeSite, 'localhost')).toBe(true);
    await clickOn(session, '#chosen form button');
    await expect.poll(() => session.inPage(sites)).toEqual(['localhost']);
    await session.inPage(() => chrome.permissions.remove({ origins: ['*://localhost/*'] }));
    await expect.poll(() => session.inPage(sites)).toEqual([]);
  });
});

// Firefox lets no test stand in for the browser's own functions.
describe('chromium, whose permissions fail', () => {
  let session: Session;

  browsing('chromium', async (started) => {
    session = started;
    await openSettings(session);
    await session.inPage(() => {
      const failing = () => Promise.reject(new Error('It cannot be asked.'));
      Object.assign(chrome.permissions, { request: failing, remove: failing, getAll: failing });
    });
  });

  test('the settings say that nothing was granted, and show what is so', async () => {
    await clickOn(session, '#where label:last-child input');
    await expect.poll(() => said(session, '#where-said')).toContain('does not say');
    expect(await session.inPage(isAll)).toBe(false);
    await clickOn(session, '#menu');
    await expect.poll(() => said(session, '#browser-said')).toContain('did not grant');
  });
});

function said(session: Session, selector: string): Promise<string> {
  return session.inPage(
    (selector) => document.querySelector(selector)?.textContent ?? '',
    selector,
  );
}

// All below run in the extension's pages.

/** Writes into the list of sites, once it is there. */
function typeSite(site: string): boolean {
  const input = document.querySelector<HTMLInputElement>('#chosen input');
  if (!input?.checkVisibility()) return false;
  input.value = site;
  return true;
}

/** Whether the settings show that Caveat runs on all pages. */
function isAll(): boolean {
  return (
    document.querySelector<HTMLInputElement>('#where label:last-child input')?.checked ?? false
  );
}

function isAlways(): boolean {
  return document.querySelector<HTMLInputElement>('#site input')?.checked ?? false;
}

/** How many scripts the browser puts on pages by itself: it is told a moment after the permission. */
async function registered(): Promise<number> {
  return (await chrome.scripting.getRegisteredContentScripts()).length;
}

function focusSwitch(): void {
  document.querySelector<HTMLElement>('#site input')?.focus();
}

/** The sites listed as allowed one by one. */
function sites(): string[] {
  const names = document.querySelectorAll<HTMLElement>('#chosen li:not(.empty) > span');
  return [...names].map((name) => name.textContent ?? '');
}
