// The tab the popup is about: finds its content script, puts it there if it is missing, and says
// why when that cannot be.
import { browser } from 'wxt/browser';
import { PAGE_SCRIPT, type PageState, type ToContent } from '../../protocol';
import type { Unreachable } from './view';

/** Pages of the web that browsers close to every extension. */
const STORES =
  /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(\/|$)/;

export interface Tab {
  id: number;
  /** Unknown when the browser has not granted access to the tab. */
  url?: string | undefined;
}

/** The tab in front, if the window has one, and what its page says. */
export interface Look {
  front: Promise<Tab | undefined>;
  state: Promise<PageState | Unreachable>;
}

/** `opened` is true just after the reader's click. */
export function look({ opened }: { opened: boolean }): Look {
  const front = activeTab();
  const state = front.then((tab) => (tab ? reach(tab, opened) : 'unreadable'));
  return { front, state };
}

async function activeTab(): Promise<Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url };
}

/** Sends `message` to the tab's content script. Rejects when none is there to answer. */
export function ask(tab: Tab, message: ToContent): Promise<PageState> {
  return browser.tabs.sendMessage(tab.id, message);
}

/** The state of the tab's page, by the content script that is put there: one that is there already answers
 * for it, and tries again if it had failed. The reader's click shows us the address of every page we may
 * read. */
async function reach(tab: Tab, opened: boolean): Promise<PageState | Unreachable> {
  if (!isOpenToExtensions(tab.url)) return 'unreadable';
  try {
    const target = { tabId: tab.id };
    const [frame] = await browser.scripting.executeScript({ target, files: [PAGE_SCRIPT] });
    // The state itself may be long, and a message is several times as quick as a script's result.
    return frame?.result === true ? await ask(tab, { type: 'state' }) : 'unreadable';
  } catch {
    // The page may have been read before it was closed to us.
    const answer = await ask(tab, { type: 'state' }).catch(() => undefined);
    if (answer) return answer;
    if (!(await exists(tab))) return 'gone';
    if (tab.url?.startsWith('file:')) return 'file_access';
    return opened ? 'unreadable' : 'permission';
  }
}

/** The host name of the tab's page, when it is one that can be allowed for good. */
export function hostOf(tab: Tab | undefined): string | undefined {
  if (!tab?.url || !/^https?:/.test(tab.url) || !isOpenToExtensions(tab.url)) return undefined;
  return new URL(tab.url).hostname;
}

/** An unknown address counts as open: the attempt to inject will tell. */
function isOpenToExtensions(url: string | undefined): boolean {
  return url === undefined || (/^(https?|file):/.test(url) && !STORES.test(url));
}

async function exists(tab: Tab): Promise<boolean> {
  return browser.tabs.get(tab.id).then(
    () => true,
    () => false,
  );
}
