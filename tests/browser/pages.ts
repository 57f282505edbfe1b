// The pages of tests/pages: each folder holds a page and what must be marked on it. Adding a folder
// adds its tests.
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Kind } from '../../extension/engine/caveat.js';
import type { Policy } from './serve.js';

const FOLDER = fileURLToPath(new URL('../pages/', import.meta.url));

/** A mark, or a part of its words. Parts of one mark may be listed one by one. */
export interface ExpectedMark {
  kind: Kind;
  quote: string;
}

export interface Expected {
  /** What the popup shows: `marks`, `clean`, `not_article`, `not_english`. */
  state: string;
  /** What the page is served under (default: `strict`). Only `none` runs the page's own scripts. */
  policy?: Policy;
  /** Every mark on the page. */
  marks: ExpectedMark[];
  /** Words that no mark may touch. */
  never: string[];
  /** What the page does once it is marked, one after the other. */
  steps?: Step[];
}

export interface Step {
  /** The name of a function in the page's own `window.steps`. */
  do: string;
  /** Every mark on the page once it was done (default: the same as before). */
  then?: ExpectedMark[];
}

export const PAGES: readonly string[] = readdirSync(FOLDER).sort();

/** One of them as a file of the reader's: browsers close those to extensions. */
export const LOCAL_FILE = pathToFileURL(`${FOLDER}sample/page.html`).href;

export function expectedOn(page: string): Expected {
  return JSON.parse(readFileSync(`${FOLDER}${page}/expected.json`, 'utf8'));
}

/** The HTML of a page, for the server. */
export async function readPage(page: string): Promise<Buffer | undefined> {
  return PAGES.includes(page) ? readFile(`${FOLDER}${page}/page.html`) : undefined;
}
