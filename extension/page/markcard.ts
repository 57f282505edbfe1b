// What stands on the card beside a mark: the popup's card, with the name of the mark and its rule.
import { card } from '../entrypoints/popup/card';
import type { Mark } from '../protocol';
import { el } from '../ui/element';
import { t } from '../ui/i18n';

/** `allow` is called when the reader wants these words never to be marked again. */
export function markCard(mark: Mark, allow: () => void): HTMLElement {
  const language = t('language');
  return el(
    'div',
    { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' },
    el('h2', {}, t(`${mark.sub_kind}_name`)),
    el('p', {}, t(`${mark.sub_kind}_what`)),
    card(mark, allow),
    el('p', { className: 'rule', lang: 'en', dir: 'ltr' }, mark.rule),
  );
}
