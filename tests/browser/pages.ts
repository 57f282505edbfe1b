// The pages of tests/pages: each folder holds a page and what must be marked on it. Adding a folder
// adds its tests.
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Kind } from '../../extension/engine/caveat.js';

const FOLDER = fileURLToPath(new URL('../pages/', import.meta.url));

export interface Expected {
  /** What the popup shows: `marks`, `clean`, `not_article`. */
  state: string;
  /** Every mark on the page, or a part of its words. Parts of one mark may be listed one by one. */
  marks: { kind: Kind; quote: string }[];
  /** Words that no mark may touch. */
  never: string[];
}

export const PAGES: readonly string[] = readdirSync(FOLDER).sort();

export function expectedOn(page: string): Expected {
  return JSON.parse(readFileSync(`${FOLDER}${page}/expected.json`, 'utf8'));
}

/** The HTML of a page, for the server. */
export async function readPage(page: string): Promise<Buffer | undefined> {
  return PAGES.includes(page) ? readFile(`${FOLDER}${page}/page.html`) : undefined;
}
