// Where the browsers and the unpacked extensions are. `cargo xtask` finds and installs the browsers.
import { existsSync } from 'node:fs';
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
