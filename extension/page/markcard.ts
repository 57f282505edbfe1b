// What stands on the card beside a mark: the name of the mark, and the card that the popup shows too.
import type { Mark } from '../protocol';
import { type CardActions, card } from '../ui/card';
import { el } from '../ui/element';
import { t } from '../ui/i18n';
import { nameOf, whatOf } from '../ui/naming';

export function markCard(mark: Mark, actions: CardActions): HTMLElement {
  const language = t('language');
  return el(
    'section',
    {
      lang: language,
      dir: language === 'ar' ? 'rtl' : 'ltr',
      tabIndex: -1,
      attributes: { role: 'dialog', 'aria-labelledby': 'name', 'aria-describedby': 'what' },
    },
    el('h2', { id: 'name' }, nameOf(mark)),
    el('p', { id: 'what' }, whatOf(mark)),
    card(mark, actions),
  );
}
