// Text as a reader types or pastes it, turned into the elements of an article.
import { el } from '../extension/ui/element';

const PREFIX = /^(#{1,6}|>|[*•-])\s+/;

/** The elements for `text`: a blank line ends one, and so does a heading, a quote or a list's item. */
export function render(text: string): HTMLElement[] {
  const elements: HTMLElement[] = [];
  let open: HTMLElement | undefined;
  for (const line of text.split(/\r?\n/)) {
    const prefix = PREFIX.exec(line)?.[1];
    const words = line.replace(PREFIX, '').trim();
    if (words === '') {
      open = undefined;
    } else if (prefix === undefined && open) {
      open.append(` ${words}`);
    } else {
      const item = elementFor(prefix, elements.length === 0);
      item.append(words);
      open = prefix === undefined ? item : undefined;
      if (item.localName !== 'li') elements.push(item);
      else if (elements.at(-1)?.localName === 'ul') elements.at(-1)?.append(item);
      else elements.push(el('ul', {}, item));
    }
  }
  return elements;
}

function elementFor(prefix: string | undefined, isFirst: boolean): HTMLElement {
  if (prefix === undefined) return el('p', {});
  if (prefix.startsWith('#')) return isFirst ? el('h1', {}) : el('h2', {});
  return prefix === '>' ? el('blockquote', {}) : el('li', {});
}
