// The card of a mark: what the text does say, why papers write so, what a reader may look for.
import type { Mark } from '../../protocol';
import { LONGEST_ENTRY } from '../../settings';
import { el } from '../../ui/element';
import { plural, t } from '../../ui/i18n';

/** The card; `allow` is called when the reader wants these words never to be marked again. */
export function card(mark: Mark, allow: () => void): HTMLElement {
  const facts = mark.appeal ? appealFacts(mark.appeal) : [];
  const facets = mark.facets.map(({ name, words }) =>
    el('li', {}, `${t(`facet_${name}`)}: `, el('q', { lang: 'en', dir: 'ltr' }, words)),
  );
  const said = facets.length > 0 ? [el('h3', {}, t('says')), el('ul', {}, ...facets)] : [];
  return el(
    'div',
    { className: 'card' },
    ...facts.map((fact) => el('p', {}, fact)),
    ...said,
    el('h3', {}, t('why_papers')),
    el('p', {}, t(`${mark.sub_kind}_why`)),
    el('h3', {}, t('look_for')),
    el('p', {}, t(`${mark.sub_kind}_look`)),
    ...(mark.appeal || mark.words.length > LONGEST_ENTRY ? [] : [allowButton(allow)]),
  );
}

function allowButton(allow: () => void): HTMLElement {
  const button = el('button', { type: 'button' }, t('allow_phrase'));
  button.addEventListener('click', allow);
  return button;
}

function appealFacts({ blocks, gate }: NonNullable<Mark['appeal']>): string[] {
  return gate ? [plural('blocks', blocks), t('gate')] : [plural('blocks', blocks)];
}
