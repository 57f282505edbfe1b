// The figures of an article: the share that asks for something, and what its claims rest on.
import type { Summary } from '../../engine/caveat';
import { el } from '../../ui/element';
import { list, percent, plural, t } from '../../ui/i18n';

/** The lines to show; empty when there is nothing to say. */
export function figures(summary: Summary): HTMLElement[] {
  return [...share(summary), ...sources(summary)];
}

function share({ words, appeal_words }: Summary): HTMLElement[] {
  if (words === 0 || appeal_words === 0) return [];
  const part = appeal_words / words;
  const bar = el('span', { className: 'bar', ariaHidden: 'true' }, el('span'));
  bar.style.setProperty('--share', String(part));
  return [el('p', {}, bar, t('share', percent(Math.max(part, 0.01))))];
}

function sources({ sources, relays, counter_signals }: Summary): HTMLElement[] {
  const { named, institutions, documents, unnamed } = sources;
  const counts = [
    named > 0 ? plural('named', named) : '',
    institutions > 0 ? plural('institutions', institutions) : '',
    documents > 0 ? plural('documents', documents) : '',
    unnamed > 0 ? plural('unnamed', unnamed) : '',
  ].filter((text) => text !== '');
  const seen = [
    relays.length > 0 ? t('relays', list(relays)) : '',
    counter_signals > 0 ? plural('seen', counter_signals) : '',
  ].filter((text) => text !== '');
  return [
    ...(counts.length > 0
      ? [el('p', {}, el('strong', {}, t('sources')), ' ', counts.map(unbroken).join(' · '))]
      : []),
    ...seen.map((line) => el('p', {}, line)),
  ];
}

/** A count stays on one line with what it counts. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
