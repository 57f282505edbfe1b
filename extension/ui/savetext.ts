// Offers a text as a file to save.
import { el } from './element';

/** How long the browser may need to take up the file, in ms; Firefox asks the reader where to first. */
const TAKEN_UP = 60_000;

export function saveText(text: string, name: string, type: string): void {
  const href = URL.createObjectURL(new Blob([text], { type }));
  el('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), TAKEN_UP);
}
