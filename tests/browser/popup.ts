// What a reader sees in the popup.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kind } from '../../extension/engine/caveat.js';
import type { Scanned } from '../../extension/protocol.js';
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

/** The popup once it has its answer. */
export async function readPopup(session: Session): Promise<Popup> {
  for (let tries = 0; tries < 200; tries++) {
    const popup = await session.inPopup(readDocument);
    if (popup.state !== '' && popup.state !== 'working' && popup.state !== 'late') return popup;
    await sleep(50);
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
    state: document.body.dataset.state ?? '',
    headline: first('#headline'),
    notice: first('#notice'),
    counts,
    figures: shown('#figures > *').map(text),
    list: shown('#marks .jump').map((line) => [...line.children].map(text).join(' — ')),
    always: first('.always'),
  };
}
