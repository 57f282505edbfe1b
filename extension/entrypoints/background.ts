// Answers scans with the engine, and keeps nothing else: the browser may end this worker after any
// answer and nothing is lost.
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { listenToMenu, putUpMenu } from '../menu';
import { loadProgram } from '../program';
import type { ScanAnswer, ToBackground, ToContent } from '../protocol';
import { Scanner } from '../scanner';
import { loadSettings, watchSettings } from '../settingsstore';
import { laySheet } from '../sheet';
import { registerPageScript } from '../sites';
import { keepInSync } from '../sync';
import { showIcon } from '../toolbar';
import { wrongMarkUrl } from '../wrongmark';

export default defineBackground(() => {
  browser.runtime.onMessage.addListener((message: ToBackground, sender, answer) => {
    switch (message.type) {
      case 'scan':
        void scan(message).then(answer);
        return true;
      case 'lay':
        // The tab may be gone by now, or not ours to touch any more.
        void laySheet(sender.tab?.id ?? -1, message.sheet, message.before)
          .catch(() => {})
          .then(() => answer());
        return true;
      case 'changed':
        // The tab may be gone by now; then there is no badge to show.
        if (sender.tab?.id !== undefined) showBadge(sender.tab.id, message).catch(() => {});
        return false;
      case 'wrong':
        void openForm(message);
        return false;
    }
  });

  // Pages hold a line to here that breaks when the extension goes, and the popup while it is open.
  // Nothing is said on it, but there will be something to scan.
  browser.runtime.onConnect.addListener(() => void scanner.prepare().catch(() => {}));

  browser.commands.onCommand.addListener((command, tab) => {
    const message = COMMANDS[command];
    if (message) void tell(tab?.id, message);
  });
  listenToMenu();
  keepInSync();

  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: '/welcome.html' });
    void runOnAllowedSites();
  });
  browser.permissions.onAdded.addListener(() => {
    void runOnAllowedSites();
    void putUpMenu();
  });
  browser.permissions.onRemoved.addListener(() => void runOnAllowedSites());
  watchSettings(() => void runOnAllowedSites());
});

async function runOnAllowedSites(): Promise<void> {
  await registerPageScript((await loadSettings()).never);
}

/** What each shortcut asks of the page in front. */
const COMMANDS: Readonly<Record<string, ToContent>> = {
  next: { type: 'walk', step: 1 },
  previous: { type: 'walk', step: -1 },
  explain: { type: 'explain' },
  toggle: { type: 'toggle' },
};

type Badge = Extract<ToBackground, { type: 'changed' }>;

const scanner = new Scanner(loadProgram);

/** Tells the page in front what shortcut was pressed. Where no page was read, the popup reads it or says why
 * that cannot be. */
async function tell(tabId: number | undefined, message: ToContent): Promise<void> {
  const [front] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const id = tabId ?? front?.id;
  if (id === undefined) return;
  await browser.tabs
    .sendMessage(id, message)
    .catch(() => browser.action.openPopup())
    .catch(() => {});
}

type Scan = Extract<ToBackground, { type: 'scan' }>;

async function scan({ page, rules }: Scan): Promise<ScanAnswer> {
  try {
    return { ok: true, report: await scanner.scan(page, rules) };
  } catch {
    // The error may quote the page, so it goes into no log.
    console.error('Caveat: the engine failed');
    return { ok: false, error: 'The engine could not read this page.' };
  }
}

/** The public form for a wrong mark, in a tab beside the page. */
async function openForm(mark: Extract<ToBackground, { type: 'wrong' }>): Promise<void> {
  await browser.tabs.create({ url: wrongMarkUrl(mark, browser.runtime.getManifest().version) });
}

/** The browser clears a tab's badge and icon by itself when the tab navigates. */
async function showBadge(tabId: number, { count, icon }: Badge): Promise<void> {
  await showIcon(tabId, icon);
  await browser.action.setBadgeBackgroundColor({ tabId, color: '#5b4a2e' });
  await browser.action.setBadgeText({ tabId, text: count > 0 ? String(count) : '' });
}
