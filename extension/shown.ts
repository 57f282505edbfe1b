// Which marks a reader sees: one answer for the page, the badge and the popup.
import type { Mark } from './protocol';
import type { OwnRule, Settings } from './settings';

/** Whether the mark is one to show, were its kind switched on. */
export function isWanted(mark: Mark, settings: Settings): boolean {
  if (mark.dismissed) return false;
  if (mark.strength === 'weak' && settings.strength === 'balanced') return false;
  if (mark.sub_kind === 'own' && !ruleOf(mark, settings)) return false;
  if (mark.sub_kind !== 'own' && settings.sub_kinds_off.includes(mark.sub_kind)) return false;
  // An appeal is a run of paragraphs, which no phrase can stand for.
  return mark.appeal !== undefined || !holdsAny(mark.words, settings.allowed);
}

/** Whether the mark is shown. */
export function isShown(mark: Mark, settings: Settings): boolean {
  const isOn = mark.kind === 'own' ? ruleOf(mark, settings)?.on : settings.kinds[mark.kind];
  return isOn === true && isWanted(mark, settings);
}

/** The rule of the reader's that made the mark, unless it is gone since. */
export function ruleOf(mark: Mark, settings: Settings): OwnRule | undefined {
  return mark.kind === 'own'
    ? settings.own_rules.find(({ name }) => name === mark.rule)
    : undefined;
}

/** Whether `words` have the words of one of `phrases` in them, one behind the other. */
function holdsAny(words: string, phrases: readonly string[]): boolean {
  if (phrases.length === 0) return false;
  const held = ` ${wordsOf(words)} `;
  return phrases.some((phrase) => {
    const sought = wordsOf(phrase);
    return sought !== '' && held.includes(` ${sought} `);
  });
}

function wordsOf(text: string): string {
  return text
    .normalize()
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}\p{S}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
