// What the reader chose, kept in storage.local under one key. Every part reads it here.
import { browser } from 'wxt/browser';
import type { Kind, SubKind } from './engine/caveat';
import { isSubKind, KINDS } from './kinds';

export interface Settings {
  version: 1;
  /** Which kinds are marked. */
  kinds: Record<Kind, boolean>;
  /** Sub-kinds that are not marked though their kind is. */
  sub_kinds_off: SubKind[];
  /** `balanced` shows strong marks only, `everything` the weak ones too. */
  strength: 'balanced' | 'everything';
  /** Whether the toolbar button carries the number of marks. */
  badge: boolean;
  /** Whether appeals are folded to one line. */
  collapse_appeals: boolean;
  /** Phrases whose words are never marked. */
  allowed: string[];
  /** Host names where Caveat does not run by itself, though it may. */
  never: string[];
}

/** Settings that were read, or the name of the first field that is not as it must be. */
export type Parsed = { ok: true; settings: Settings } | { ok: false; field: string };

/** What a list of phrases or sites may hold: enough for any reader, too little to slow a page. */
const LONGEST_LIST = 500;
export const LONGEST_ENTRY = 200;

const KEY = 'settings';
/** Where a value that could not be read is put aside, so that nothing a reader chose is lost. */
const BROKEN_KEY = 'settings-unreadable';

export function defaultSettings(): Settings {
  return {
    version: 1,
    kinds: { boilerplate: true, anonymous: true, unconfirmed: true },
    sub_kinds_off: [],
    strength: 'balanced',
    badge: true,
    collapse_appeals: false,
    allowed: [],
    never: [],
  };
}

/** Reads settings from storage or from a file. Fields we do not know are left out. */
export function parseSettings(value: unknown): Parsed {
  if (!isRecord(value) || value.version !== 1) return { ok: false, field: 'version' };
  const { kinds, sub_kinds_off, strength, badge, allowed, never } = value;
  // Not in the first settings that were saved.
  const { collapse_appeals = false } = value;
  if (!isSwitches(kinds)) return { ok: false, field: 'kinds' };
  if (!Array.isArray(sub_kinds_off) || !sub_kinds_off.every(isSubKind)) {
    return { ok: false, field: 'sub_kinds_off' };
  }
  if (strength !== 'balanced' && strength !== 'everything') return { ok: false, field: 'strength' };
  if (typeof badge !== 'boolean') return { ok: false, field: 'badge' };
  if (typeof collapse_appeals !== 'boolean') return { ok: false, field: 'collapse_appeals' };
  if (!isTextList(allowed)) return { ok: false, field: 'allowed' };
  if (!isTextList(never)) return { ok: false, field: 'never' };
  const { boilerplate, anonymous, unconfirmed } = kinds;
  return {
    ok: true,
    settings: {
      version: 1,
      kinds: { boilerplate, anonymous, unconfirmed },
      sub_kinds_off: [...new Set(sub_kinds_off)],
      strength,
      badge,
      collapse_appeals,
      allowed,
      never,
    },
  };
}

/** The settings with `phrase` allowed too; the same settings when it is too long or there is no
 * room. */
export function withAllowed(settings: Settings, phrase: string): Settings {
  const words = phrase.replace(/\s+/g, ' ').trim();
  const next = { ...settings, allowed: [...new Set([...settings.allowed, words])] };
  return parseSettings(next).ok ? next : settings;
}

export async function loadSettings(): Promise<Settings> {
  const value: unknown = (await browser.storage.local.get(KEY))[KEY];
  if (value === undefined) return defaultSettings();
  const parsed = parseSettings(value);
  if (parsed.ok) return parsed.settings;
  await browser.storage.local.set({ [BROKEN_KEY]: { value, told: false } });
  await browser.storage.local.remove(KEY);
  return defaultSettings();
}

/** Whether the reader has yet to be told that the settings could not be read. True once. */
export async function wereJustLost(): Promise<boolean> {
  const broken: unknown = (await browser.storage.local.get(BROKEN_KEY))[BROKEN_KEY];
  if (!isRecord(broken) || broken.told !== false) return false;
  await browser.storage.local.set({ [BROKEN_KEY]: { ...broken, told: true } });
  return true;
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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isSwitches(value: unknown): value is Record<Kind, boolean> {
  return isRecord(value) && KINDS.every((kind) => typeof value[kind] === 'boolean');
}

function isTextList(value: unknown): value is string[] {
  const isEntry = (entry: unknown) =>
    typeof entry === 'string' && entry.trim() !== '' && entry.length <= LONGEST_ENTRY;
  return Array.isArray(value) && value.length <= LONGEST_LIST && value.every(isEntry);
}
