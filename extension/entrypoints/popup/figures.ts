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

/** How many of each, and behind it who and what they are, in the same order. */
function sources({ sources, relays, counter_signals }: Summary): HTMLElement[] {
  const { named, institutions, documents, unnamed } = sources;
  const counts = [
    named.length > 0 ? plural('named', named.length) : '',
    institutions.length > 0 ? plural('institutions', institutions.length) : '',
    documents.length > 0 ? plural('documents', documents.length) : '',
    unnamed > 0 ? plural('unnamed', unnamed) : '',
  ].filter((text) => text !== '');
  const names = [named, institutions, documents].filter((names) => names.length > 0);
  const line = [el('strong', {}, t('sources')), ' ', counts.map(unbroken).join(' · ')];
  const seen = [
    relays.length > 0 ? t('relays', list(relays)) : '',
    counter_signals > 0 ? plural('seen', counter_signals) : '',
  ].filter((text) => text !== '');
  return [
    ...(names.length > 0
      ? [
          el(
            'details',
            {},
            el('summary', {}, ...line),
            // The line breaks part the lists in a report, which takes the text alone.
            ...names.flatMap((names) => ['\n', el('p', { dir: 'auto' }, list(names))]),
          ),
        ]
      : counts.length > 0
        ? [el('p', {}, ...line)]
        : []),
    ...seen.map((line) => el('p', {}, line)),
  ];
}

/** A count stays on one line with what it counts. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
