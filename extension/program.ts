// The engine's program, out of the package.
import { browser } from 'wxt/browser';
import initEngine from './engine/caveat.js';

/** Brings it in, once however often it is asked for. */
export async function loadProgram(): Promise<void> {
  await initEngine({ module_or_path: browser.runtime.getURL('/caveat_bg.wasm') });
}
