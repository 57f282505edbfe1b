// Where the settings are kept: in storage.local, under one key. Every part reads and saves them here.
import { browser } from 'wxt/browser';
import { isNewer } from './migrations';
import { isRecord } from './plain';
import { defaultSettings, parseSettings, type Settings } from './settings';

const KEY = 'settings';
/** Where a value that could not be read is put aside, so that nothing a reader chose is lost: a newer
 * Caveat that comes back finds its settings there. */
const BROKEN_KEY = 'settings-unreadable';

export async function loadSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get([KEY, BROKEN_KEY]);
  const value: unknown = stored[KEY];
  if (value === undefined) return restored(stored[BROKEN_KEY]);
  const parsed = parseSettings(value);
  if (parsed.ok) return parsed.settings;
  await browser.storage.local.set({ [BROKEN_KEY]: { value, told: false } });
  await browser.storage.local.remove(KEY);
  return defaultSettings();
}

/** What was put aside by an older Caveat, if it can be read now; else the defaults. */
async function restored(broken: unknown): Promise<Settings> {
  const parsed = parseSettings(isRecord(broken) ? broken.value : undefined);
  if (!parsed.ok) return defaultSettings();
  await saveSettings(parsed.settings);
  await browser.storage.local.remove(BROKEN_KEY);
  return parsed.settings;
}

/** Why the settings could not be read, if the reader has yet to be told. It is told once. */
export async function wereJustLost(): Promise<'unreadable' | 'newer' | undefined> {
  const broken: unknown = (await browser.storage.local.get(BROKEN_KEY))[BROKEN_KEY];
  if (!isRecord(broken) || broken.told !== false) return undefined;
  await browser.storage.local.set({ [BROKEN_KEY]: { ...broken, told: true } });
  return isRecord(broken.value) && isNewer(broken.value) ? 'newer' : 'unreadable';
}

export async function saveSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [KEY]: settings });
}

/** Calls `changed` with the new settings whenever any part saves them. Returns how to stop. */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[KEY];
    if (area !== 'local' || !change) return;
    const parsed = parseSettings(change.newValue);
    changed(parsed.ok ? parsed.settings : defaultSettings());
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
