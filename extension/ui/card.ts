// The card of a mark, in the popup and beside the words: what the text does say, why papers write so,
// what a reader may look for, and what a reader can do about the mark.
import type { SubKind } from '../engine/caveat';
import type { Mark } from '../protocol';
import { LONGEST_ENTRY } from '../settings';
import { el } from './element';
import { plural, t } from './i18n';

/** What a reader can do about one mark. */
export interface CardActions {
  /** Takes it off until the page is left. */
  hide(): void;
  /** Never marks these words again. */
  allow(): void;
  /** Opens the public form for a wrong mark. */
  report(): void;
}

export function card(mark: Mark, actions: CardActions): HTMLElement {
  const facts = mark.appeal ? appealFacts(mark.appeal) : [];
  const facets = [
    ...mark.facets.map(({ name, words }) => quoted(t(`facet_${name}`), words)),
    ...(mark.repeats ? [quoted(t('first_mention'), mark.repeats)] : []),
  ];
  const said = facets.length > 0 ? [el('h3', {}, t('says')), el('ul', {}, ...facets)] : [];
  const isOwn = mark.sub_kind === 'own';
  // Whole appeals have no words that another page would repeat.
  const canAllow = !mark.appeal && mark.words.length <= LONGEST_ENTRY;
  return el(
    'div',
    { className: 'card' },
    ...facts.map((fact) => el('p', {}, fact)),
    ...said,
    ...(mark.sub_kind === 'own' ? [] : reasons(mark.sub_kind)),
    el(
      'div',
      { className: 'choices' },
      button(t('hide_mark'), actions.hide),
      ...(canAllow ? [button(t('allow_phrase'), actions.allow)] : []),
      // A rule of the reader's is nobody else's affair.
      ...(isOwn ? [] : [reportButton(mark, actions)]),
    ),
    ...(isOwn ? [] : finePrint(mark)),
  );
}

function quoted(name: string, words: string): HTMLElement {
  return el('li', {}, `${name}: `, el('q', { lang: 'en', dir: 'ltr' }, words));
}

/** Why papers write so, and what a reader may look for. */
export function reasons(name: SubKind): HTMLElement[] {
  return [
    el('h3', {}, t('why_papers')),
    el('p', {}, t(`${name}_why`)),
    el('h3', {}, t('look_for')),
    el('p', {}, t(`${name}_look`)),
  ];
}

function reportButton({ id }: Mark, { report }: CardActions): HTMLElement {
  const element = button(t('report_mark'), report);
  element.setAttribute('aria-describedby', `report-${id}`);
  return element;
}

function finePrint({ id, rule }: Mark): HTMLElement[] {
  return [
    el('p', { className: 'fine', id: `report-${id}` }, t('report_mark_about')),
    el('p', { className: 'fine' }, `${t('rule')}: `, el('code', { lang: 'en', dir: 'ltr' }, rule)),
  ];
}

function button(name: string, chosen: () => void): HTMLElement {
  const element = el('button', { type: 'button' }, name);
  element.addEventListener('click', chosen);
  return element;
}

function appealFacts({ blocks, gate }: NonNullable<Mark['appeal']>): string[] {
  return gate ? [plural('blocks', blocks), t('gate')] : [plural('blocks', blocks)];
}
