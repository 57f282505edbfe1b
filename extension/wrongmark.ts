// The public form for a mark that is wrong, filled in with the mark and nothing of the page around
// it. It opens at the reader's click only; the marked words are in its address,
// and the reader decides there whether to publish it.
import type { Mark } from './protocol';

export const REPOSITORY = 'https://github.com/caveat-lector/caveat';

/** More than most marks have; an address that is too long is refused. */
const LONGEST_WORDS = 300;

/** Where the form is for this mark, as `version` of the extension made it. */
export function wrongMarkUrl(mark: Pick<Mark, 'rule' | 'words'>, version: string): string {
  const url = new URL(`${REPOSITORY}/issues/new`);
  url.searchParams.set('title', `Wrong mark: ${mark.rule}`);
  url.searchParams.set(
    'body',
    [
      `> ${cut(mark.words.replace(/\s+/g, ' '))}`,
      '',
      `Rule: ${mark.rule}, Caveat ${version}`,
      '',
      'Why this mark is wrong, and the sentence it stands in if you like:',
      '',
    ].join('\n'),
  );
  return url.href;
}

/** At most so many code points, so that no pair of surrogates is torn. */
function cut(words: string): string {
  const points = [...words];
  return points.length <= LONGEST_WORDS ? words : `${points.slice(0, LONGEST_WORDS).join('')} …`;
}
