// Lays style sheets of ours on pages, by the browser's own means: no page sees them or can take them
// off, shadow roots and frames have them too, and Firefox takes them off with the extension.
import { browser } from 'wxt/browser';
import type { Sheet } from './protocol';

/** Lays `sheet` on the page in a tab and its frames, and then takes `before` off. */
export async function laySheet(tabId: number, sheet: Sheet, before?: Sheet): Promise<void> {
  await browser.scripting.insertCSS(injection(tabId, sheet));
  if (before) await browser.scripting.removeCSS(injection(tabId, before));
}

function injection(tabId: number, { of, styles, version }: Sheet) {
  // Chromium draws highlights only by an author's sheet. That does not reach into shadow roots in
  // Firefox, and nowhere wins over what a page calls important.
  const isAuthors = of === 'marks' && import.meta.env.CHROME;
  return {
    target: { tabId, allFrames: true },
    css: `${styles}\n/* ${version} */`,
    origin: isAuthors ? ('AUTHOR' as const) : ('USER' as const),
  };
}
