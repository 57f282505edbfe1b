// The same settings in all browsers of one reader, who asked for it: a copy in storage.sync, which the
// browser's own account carries. The local settings stay the ones that count here, whatever the copy is.
//
//   settings ──changed──▶ stamp ──a moment later──▶ copy ──the browser's account──▶ other browsers
//      ▲                                             │
//      └──────────────── if it is newer ◀────────────┘
import { browser } from 'wxt/browser';
import { isRecord, isSame } from './plain';
import { loadSettings, saveSettings } from './settingsstore';
import { isStamp, readCopy, removeCopy, storeCopy, type Trouble } from './synccopy';

/** What this browser alone keeps. */
export interface Sync {
  on: boolean;
  /** When the settings were last changed, here or where they came from; 0 while they are as at first. */
  at: number;
  /** Why the copy could not be written. */
  trouble?: Trouble;
}

const KEY = 'sync';
/** 120 writes a minute are allowed, 1,800 an hour; a write for every change of a slider is too many. */
const WRITE_AFTER = 3_000;
/** The parts of a copy may arrive one by one. */
const READ_AFTER = 500;

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
  const trouble = await storeCopy({ at: sync.at, settings: await loadSettings() });
  if (trouble !== sync.trouble) await saveSync(trouble ? { ...well, trouble } : well);
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
