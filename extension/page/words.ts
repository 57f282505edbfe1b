// Words of what a page's author wrote for machines: class names, ids, link targets.

const LONGEST = 200;
/** `HTMLParser` is two words, and so is `donateBox`. */
const CASE_CHANGE = /(\p{Ll}|\p{N})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu;
const NO_WORD = /[^\p{L}\p{N}]+/gu;

/** Lower-case words separated by spaces, split at case changes and punctuation, at most 200 units. */
export function nameWords(...raw: (string | null | undefined)[]): string {
  let names = '';
  for (const name of raw) if (name) names += ` ${name.slice(0, LONGEST * 2)}`;
  return names === '' ? '' : tidy(names.replace(CASE_CHANGE, '$& '));
}

/** The words of a link's target: `/support-us?x=1` gives `support us`. The page's own host is left out. */
export function targetWords(href: string, ownHost: string): string {
  const path = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)/i.exec(
    href.slice(0, LONGEST * 2),
  );
  if (!path) return '';
  const host = path[1] && path[1] !== ownHost ? path[1] : '';
  return tidy(`${host} ${path[2] ?? ''}`);
}

/** `more` added to `words`, both as the functions above give them. */
export function joinWords(words: string, more: string): string {
  if (more === '') return words;
  return words === '' ? more : cut(`${words} ${more}`);
}

function tidy(text: string): string {
  return cut(text.replace(NO_WORD, ' ').trim().toLowerCase());
}

function cut(words: string): string {
  if (words.length <= LONGEST) return words;
  const end = words.lastIndexOf(' ', LONGEST);
  return words.slice(0, end > 0 ? end : LONGEST);
}
