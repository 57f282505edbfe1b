// Where the browsers and the unpacked extensions are. `cargo xtask` finds and installs the browsers.
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from './session.js';

const VARIABLE = { chromium: 'CAVEAT_CHROMIUM', firefox: 'CAVEAT_FIREFOX' } as const;
const OUTPUT = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' } as const;

/** The browser's program. */
export function browserProgram(name: BrowserName): string {
  const program = process.env[VARIABLE[name]];
  if (!program) throw new Error(`${VARIABLE[name]} is not set: run this by cargo xtask`);
  return program;
}

/** The folder that `cargo xtask build` left for the browser. */
export function unpackedExtension(name: BrowserName): string {
  const folder = fileURLToPath(new URL(`../../extension/.output/${OUTPUT[name]}`, import.meta.url));
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run cargo xtask build`);
  return folder;
}

/** One of the files in it. */
export function fileOf(name: BrowserName, file: string): string {
  return readFileSync(join(unpackedExtension(name), file), 'utf8');
}

/** How a copy of the extension differs from it. */
export interface Differences {
  /** Speaks this language in any browser: its texts stand in the place of the English ones. */
  language?: string;
  /** Has these texts in the place of its own files. */
  files?: Readonly<Record<string, string>>;
}

export function copiedExtension(
  name: BrowserName,
  { language = 'en', files = {} }: Differences,
): string {
  const folder = mkdtempSync(join(tmpdir(), `caveat-${language}-`));
  cpSync(unpackedExtension(name), folder, { recursive: true });
  const texts = (of: string) => join(folder, '_locales', of, 'messages.json');
  if (language !== 'en') cpSync(texts(language), texts('en'));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}
