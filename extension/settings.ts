// What the reader chose, kept in storage.local under one key. Every part reads it here.
import { browser } from 'wxt/browser';
import type { Kind } from './engine/caveat';

export interface Settings {
  version: 1;
  /** Which kinds are marked. */
  kinds: Record<Kind, boolean>;
  /** `balanced` shows strong marks only, `everything` the weak ones too. */
  strength: 'balanced' | 'everything';
  /** Whether the toolbar button carries the number of marks. */
  badge: boolean;
}

const KEY = 'settings';
/** Where a value that could not be read is put aside, so that nothing a reader chose is lost. */
const BROKEN_KEY = 'settings-unreadable';

export function defaultSettings(): Settings {
  return {
    version: 1,
    kinds: { boilerplate: true, anonymous: true, unconfirmed: true },
    strength: 'balanced',
    badge: true,
  };
}

/** The settings in `value`, or `undefined` when it does not have their shape. */
export function parseSettings(value: unknown): Settings | undefined {
  if (!isRecord(value) || value.version !== 1) return undefined;
  const { kinds, strength, badge } = value;
  if (!isRecord(kinds) || typeof badge !== 'boolean') return undefined;
  if (strength !== 'balanced' && strength !== 'everything') return undefined;
  const { boilerplate, anonymous, unconfirmed } = kinds;
  if (typeof boilerplate !== 'boolean') return undefined;
  if (typeof anonymous !== 'boolean') return undefined;
  if (typeof unconfirmed !== 'boolean') return undefined;
  return { version: 1, kinds: { boilerplate, anonymous, unconfirmed }, strength, badge };
}

export async function loadSettings(): Promise<Settings> {
  const value: unknown = (await browser.storage.local.get(KEY))[KEY];
  if (value === undefined) return defaultSettings();
  const settings = parseSettings(value);
  if (settings) return settings;
  await browser.storage.local.set({ [BROKEN_KEY]: value });
  await browser.storage.local.remove(KEY);
  return defaultSettings();
}

export async function saveSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [KEY]: settings });
}

/** Calls `changed` with the new settings whenever any part saves them. Returns how to stop. */
export function watchSettings(changed: (settings: Settings) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[KEY];
    if (area === 'local' && change) changed(parseSettings(change.newValue) ?? defaultSettings());
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
