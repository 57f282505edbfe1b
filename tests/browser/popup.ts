// What a reader sees in the popup.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kind } from '../../extension/engine/caveat.js';
import type { Scanned } from '../../extension/protocol.js';
import { LOCAL_FILE } from './pages.js';
import type { Session } from './session.js';

export interface Popup {
  /** `marks` when there is a list, else the reason why there is none. */
  state: string;
  headline: string;
  notice: string;
  /** The number beside each kind's switch, when the switches are shown. */
  counts: Partial<Record<Kind, number>>;
  figures: string[];
  /** The lines of the list. */
  list: string[];
  /** The line that is always there. */
  always: string;
}

/** What the popup shows now: `marks`, or the reason why there is no list. */
export function popupState(session: Session): Promise<string> {
  return session.inPopup(() => document.body?.dataset.state ?? '');
}

/** The popup once it has its answer. */
export async function readPopup(session: Session): Promise<Popup> {
  for (let tries = 0; tries < 500; tries++) {
    const popup = await session.inPopup(readDocument);
    if (popup.state !== '' && popup.state !== 'working' && popup.state !== 'late') return popup;
    await sleep(20);
  }
  throw new Error('the popup is still working after ten seconds');
}

/** The page as it was gathered, and its report; `null` when the page was not scanned. */
export async function readReport(session: Session): Promise<Scanned | null> {
  return session.inPopup(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    if (tab?.id === undefined) return null;
    return chrome.tabs.sendMessage(tab.id, { type: 'report' });
  });
}

/** Shows the popup of a file that the reader has not opened to extensions. The browser opens all to one
 * that is loaded for a test, so it is kept from it here; Firefox lets no test stand in for its functions. */
export async function openClosedFile(session: Session): Promise<void> {
  await session.open(LOCAL_FILE);
  await session.clickToolbar();
  await readPopup(session);
  await session.inPopup(() => {
    const executeScript = () => Promise.reject(new Error('No access to files.'));
    Object.assign(chrome.scripting, { executeScript });
  });
  await session.inPage(() => location.reload());
}

/** Runs in the popup: closes the page under it. Another keeps the window open. */
export async function closeTab(): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  await chrome.tabs.create({ active: false });
  if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
}

/** Runs in the popup: when a line of the list was painted, in ms from the document's first byte. A line
 * is the largest text there is. Chromium only. */
export function firstFrameWithList(): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no line of the list was painted')), 10_000);
    new PerformanceObserver((entries) => {
      const largest = entries.getEntries() as LargestContentfulPaint[];
      const line = largest.find(({ element }) => element?.closest('.item'));
      if (line) resolve(line.startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}

/** Runs in the popup. */
function readDocument(): Popup {
  // Not innerText: Firefox leaves it empty for what is scrolled out of sight.
  const text = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const shown = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.offsetParent);
  const first = (selector: string) => shown(selector).map(text)[0] ?? '';
  const counts: Partial<Record<Kind, number>> = {};
  for (const kind of ['boilerplate', 'anonymous', 'unconfirmed'] as const) {
    const count = first(`label.switch:has(.${kind}) .count`);
    if (count) counts[kind] = Number(count);
  }
  return {
    state: document.body?.dataset.state ?? '',
    headline: first('#headline'),
    notice: first('#notice'),
    counts,
    figures: shown('#figures > *').map(text),
    list: shown('#marks .jump').map((line) => [...line.children].map(text).join(' — ')),
    always: first('.always'),
  };
}
