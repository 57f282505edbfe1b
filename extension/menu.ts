// Caveat in the right-click menu. Chromium gives the permission where the reader asks for the menu, and
// that is the only record of it; Firefox gives it at install or never, and so the menu is always there.
import { browser } from 'wxt/browser';
import { PAGE_SCRIPT, type ToContent } from './protocol';
import { loadSettings, saveSettings } from './settingsstore';
import { t } from './ui/i18n';

/** The permission. Asked for at the click on the switch; no browser has a question to it. */
export const MENU = { permissions: ['contextMenus' as const] };

type Item = 'page' | 'selection' | 'never';
type Clicked = { menuItemId: string | number; pageUrl?: string | undefined };

/** Whether the browser can give the permission after the install. */
export function canHaveMenu(): boolean {
  const { optional_permissions: optional = [] } = browser.runtime.getManifest();
  return (optional as string[]).includes('contextMenus');
}

/** How often a browser is asked for the menus that it has given the permission for, and how long it has for them
 * between, in milliseconds. */
const TRIES = 20;
const PAUSE = 100;

/** Puts the menu up that the reader has just asked for. A busy browser may tell of a permission before it has given
 * us what it is for. */
export async function putUpMenu(): Promise<void> {
  for (let tries = 0; !browser.contextMenus && tries < TRIES; tries++) {
    if (!(await browser.permissions.contains(MENU))) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  listenToMenu();
}

/** Puts the menu up and listens to it, if the permission is there. A second time does no harm. */
export function listenToMenu(): void {
  // The browser has no menus for us before it has given the permission.
  if (!browser.contextMenus) return;
  browser.contextMenus.onClicked.addListener(chosen);
  browser.contextMenus.removeAll(() => {
    const web = ['*://*/*'];
    const file = 'file:///*';
    put('page', t('menu_page'), ['page'], [...web, file]);
    put('selection', t('menu_selection'), ['selection'], [...web, file]);
    put('never', t('menu_never'), ['page'], web);
  });
}

function put(
  id: Item,
  title: string,
  contexts: ['page' | 'selection'],
  documentUrlPatterns: string[],
): void {
  // One that is there already, put up by a call just before, is said to be an error.
  browser.contextMenus.create({ id, title, contexts, documentUrlPatterns }, () => {
    void browser.runtime.lastError;
  });
}

function chosen({ menuItemId, pageUrl }: Clicked, tab?: { id?: number | undefined }): void {
  if (tab?.id === undefined) return;
  if (menuItemId === 'page') void check(tab.id, { type: 'limit', to: 'page' });
  if (menuItemId === 'selection') void check(tab.id, { type: 'limit', to: 'selection' });
  if (menuItemId === 'never' && pageUrl) void never(tab.id, new URL(pageUrl).hostname);
}

/** Reads the page, which the click has opened to us. Where that cannot be, the popup says why. */
async function check(tabId: number, message: ToContent): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [PAGE_SCRIPT] });
    await browser.tabs.sendMessage(tabId, message);
  } catch {
    await browser.action.openPopup().catch(() => {});
  }
}

async function never(tabId: number, host: string): Promise<void> {
  const settings = await loadSettings();
  const sites = [...new Set([...settings.never, host])];
  await saveSettings({ ...settings, never: sites });
  const hide: ToContent = { type: 'hide', hidden: true };
  await browser.tabs.sendMessage(tabId, hide).catch(() => {});
}
