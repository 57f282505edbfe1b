// What the popup shows of a mark's words and what stands around them, with an ellipsis where there is more.
import type { Mark } from '../../protocol';

/** So much of an appeal is shown, in UTF-16 code units. */
const LONGEST = 240;

export function shortened(words: string): string {
  if (words.length <= LONGEST) return words;
  const space = words.lastIndexOf(' ', LONGEST);
  return `${words.slice(0, space > 0 ? space : LONGEST)} …`;
}

export function beforeOf({ before, cut }: Mark): string {
  return cut.before ? `… ${before}` : before;
}

export function afterOf({ after, cut }: Mark): string {
  return cut.after ? `${after} …` : after;
}
