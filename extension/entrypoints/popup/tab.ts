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

/** The tab in front, or `undefined` when the window has none. */
export async function activeTab(): Promise<Tab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? undefined : { id: tab.id, url: tab.url };
}

/** Sends `message` to the tab's content script. Rejects when none is there to answer. */
export function ask(tab: Tab, message: ToContent): Promise<PageState> {
  return browser.tabs.sendMessage(tab.id, message);
}

/** The state of the tab's page; the content script is put there if nobody answers, or in any case
 * when `again` is set: one that failed then tries again. `opened` is true just after the reader's
 * click, which shows us the address of every page we may read. */
export async function reach(
  tab: Tab,
  { opened, again }: { opened: boolean; again: boolean },
): Promise<PageState | Unreachable> {
  const looked = isPdf(tab).catch(() => undefined);
  const answer = again ? undefined : await ask(tab, { type: 'state' }).catch(() => undefined);
  if (answer) return answer;
  if (!isOpenToExtensions(tab.url)) return 'unreadable';
  try {
    if (await looked) return 'unreadable';
    await browser.scripting.executeScript({ target: { tabId: tab.id }, files: [PAGE_SCRIPT] });
    return await ask(tab, { type: 'state' });
  } catch {
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

async function isPdf(tab: Tab): Promise<boolean> {
  const [frame] = await browser.scripting.executeScript({
    target: { tabId: tab.id },
    func: () => document.contentType === 'application/pdf',
  });
  return frame?.result === true;
}

async function exists(tab: Tab): Promise<boolean> {
  return browser.tabs.get(tab.id).then(
    () => true,
    () => false,
  );
}
