// The same settings in all browsers of one reader, who asked for it: a copy in storage.sync, which the
// browser's own account carries. The local settings stay the ones that count here, whatever the copy is.
//
//   settings ──changed──▶ stamp ──a moment later──▶ copy ──the browser's account──▶ other browsers
//      ▲                                             │
//      └──────────────── if it is newer ◀────────────┘
//
// The copy is packed (gzip, which tells a torn copy by its sum) and cut into parts, since storage.sync
// takes 8,192 bytes for a key with its value, and 102,400 in all.
import { browser } from 'wxt/browser';
import { isRecord, isSame } from './plain';
import { loadSettings, parseSettings, type Settings, saveSettings } from './settings';

/** What this browser alone keeps. */
export interface Sync {
  on: boolean;
  /** When the settings were last changed, here or where they came from; 0 while they are as at first. */
  at: number;
  /** Why the copy could not be written: it was refused, or is one of a newer Caveat. */
  trouble?: 'failed' | 'newer';
}

/** The copy: settings with their stamp; `newer` when a newer Caveat wrote it. */
type Copy = { at: number; settings: Settings } | 'newer' | undefined;

const KEY = 'sync';
const HEAD = 'settings';
const PART = /^settings-\d+$/;
/** Of a part in base64, so that it fits with its key and quotes. */
const PART_LENGTH = 8_100;
const MOST_PARTS = 12;
/** 120 writes a minute are allowed, 1,800 an hour; a write for every change of a slider is too many. */
const WRITE_AFTER = 3_000;
/** The parts of a copy may arrive one by one. */
const READ_AFTER = 500;
/** No clock is ahead by more; a stamp that is would win for ever. */
const AHEAD = 24 * 60 * 60 * 1000;

export async function loadSync(): Promise<Sync> {
  const value: unknown = (await browser.storage.local.get(KEY))[KEY];
  if (!isRecord(value) || typeof value.on !== 'boolean' || !isStamp(value.at)) {
    return { on: false, at: 0 };
  }
  const { on, at, trouble } = value;
  return { on, at, ...((trouble === 'failed' || trouble === 'newer') && { trouble }) };
}

/** Switches it on or off. The background hears of it and does the rest. */
export async function switchSync(on: boolean): Promise<void> {
  const { at } = await loadSync();
  await saveSync({ on, at });
}

/** Calls `changed` when it is switched, or a copy could not be written. */
export function watchSync(changed: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes[KEY]) changed();
  });
}

/** Keeps the copy and the settings the same from now on; for the background alone. */
export function keepInSync(): void {
  const write = afterwards(WRITE_AFTER, () => inTurn(writeCopy));
  const read = afterwards(READ_AFTER, () => inTurn(takeNewer));
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'sync') read();
    if (area !== 'local') return;
    if (changes.settings) void inTurn(stamp).then((isNew) => isNew && write());
    const { oldValue, newValue } = changes[KEY] ?? {};
    if (isOn(newValue) && !isOn(oldValue)) void inTurn(meet);
    if (isOn(oldValue) && !isOn(newValue)) void inTurn(removeCopy);
  });
  browser.runtime.onStartup.addListener(() => void inTurn(meet));
}

/** Takes up the copy if it is newer than the settings here, else writes it. */
export async function meet(): Promise<void> {
  if (!(await takeNewer())) await writeCopy();
}

/** Stamps a change of the settings. Tells whether it is one that the copy lacks. */
export async function stamp(): Promise<boolean> {
  const sync = await loadSync();
  const copy = sync.on ? await readCopy() : undefined;
  const held = typeof copy === 'object' ? copy : undefined;
  if (held && isSame(held.settings, await loadSettings())) {
    if (sync.trouble) await saveSync({ on: true, at: held.at });
    return false;
  }
  // A change made on top of the copy is later than it, whatever the clocks say.
  await saveSync({ ...sync, at: Math.max(Date.now(), (held?.at ?? 0) + 1) });
  return sync.on;
}

/** Tells whether the copy was taken up. */
export async function takeNewer(): Promise<boolean> {
  const sync = await loadSync();
  const copy = sync.on ? await readCopy() : undefined;
  if (typeof copy !== 'object' || copy.at <= sync.at) return false;
  await saveSync({ on: true, at: copy.at });
  await saveSettings(copy.settings);
  return true;
}

export async function writeCopy(): Promise<void> {
  const sync = await loadSync();
  if (!sync.on) return;
  const { trouble: _, ...well } = sync;
  const trouble = await put(sync.at);
  if (trouble !== sync.trouble) await saveSync(trouble ? { ...well, trouble } : well);
}

async function put(at: number): Promise<Sync['trouble']> {
  try {
    const copy = await readCopy();
    if (copy === 'newer') return 'newer';
    const settings = await loadSettings();
    if (copy && copy.at === at && isSame(copy.settings, settings)) return undefined;
    const packed = await pack(JSON.stringify(settings));
    const parts = packed.match(new RegExp(`.{1,${PART_LENGTH}}`, 'g')) ?? [];
    if (parts.length > MOST_PARTS) return 'failed';
    const named = parts.map((part, nth) => [`${HEAD}-${nth}`, part]);
    await browser.storage.sync.set({
      [HEAD]: { at, parts: parts.length },
      ...Object.fromEntries(named),
    });
    await removeParts((nth) => nth >= parts.length);
    return undefined;
  } catch {
    return 'failed';
  }
}

export async function removeCopy(): Promise<void> {
  try {
    await browser.storage.sync.remove(HEAD);
    await removeParts(() => true);
  } catch {
    // What the browser does not let go of now is deleted when it is switched on and off again.
  }
}

async function removeParts(isOver: (nth: number) => boolean): Promise<void> {
  const keys = Object.keys(await browser.storage.sync.get(null)).filter((key) => PART.test(key));
  const over = keys.filter((key) => isOver(Number(key.slice(HEAD.length + 1))));
  if (over.length > 0) await browser.storage.sync.remove(over);
}

/** The copy; `undefined` when there is none, or what is there is not ours, torn, or not all there yet. */
async function readCopy(): Promise<Copy> {
  const items: Record<string, unknown> = await browser.storage.sync.get(null);
  const head = items[HEAD];
  if (!isRecord(head) || !isStamp(head.at) || head.at > Date.now() + AHEAD) return undefined;
  const { at, parts } = head;
  if (typeof parts !== 'number' || !(parts >= 1 && parts <= MOST_PARTS)) return undefined;
  const texts = Array.from({ length: parts }, (_, nth) => items[`${HEAD}-${nth}`]);
  if (!texts.every((text) => typeof text === 'string')) return undefined;
  try {
    const parsed = parseSettings(JSON.parse(await unpack(texts.join(''))));
    if (parsed.ok) return { at, settings: parsed.settings };
    return parsed.newer ? 'newer' : undefined;
  } catch {
    return undefined;
  }
}

async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

async function unpack(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

async function saveSync(sync: Sync): Promise<void> {
  await browser.storage.local.set({ [KEY]: sync });
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other, so that none writes over what another has just read. */
function inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
  const done = last.then(work).catch(() => undefined);
  last = done;
  return done;
}

/** Does `work` so many ms after it was last asked for. */
function afterwards(ms: number, work: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };
}

function isOn(value: unknown): boolean {
  return isRecord(value) && value.on === true;
}

function isStamp(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
