// The copy of the settings in storage.sync. It is packed (gzip, which tells a torn copy by its sum) and cut
// into parts, since storage.sync takes 8,192 bytes for a key with its value, and 102,400 in all.
import { browser } from 'wxt/browser';
import { isRecord, isSame } from './plain';
import { parseSettings, type Settings } from './settings';

/** Settings with the stamp of their last change. */
interface Copy {
  at: number;
  settings: Settings;
}

/** Why the copy could not be written: it was refused, or the one that is there is of a newer Caveat. */
export type Trouble = 'failed' | 'newer';

const HEAD = 'settings';
const PART = /^settings-\d+$/;
/** Of a part in base64, so that it fits with its key and quotes. */
const PART_LENGTH = 8_100;
const MOST_PARTS = 12;
/** No clock is ahead by more; a stamp that is would win for ever. */
const AHEAD = 24 * 60 * 60 * 1000;

/** The copy; `newer` when a newer Caveat wrote it, `undefined` when there is none, or what is there is not
 * ours, torn, or not all there yet. */
export async function readCopy(): Promise<Copy | 'newer' | undefined> {
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

/** Puts `copy` in the place of the one there is, unless it is the same. */
export async function storeCopy({ at, settings }: Copy): Promise<Trouble | undefined> {
  try {
    const copy = await readCopy();
    if (copy === 'newer') return 'newer';
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

export function isStamp(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
