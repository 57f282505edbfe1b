// Why a rule of the reader's cannot be used, at the character that is at fault.
import type { OwnRuleError } from '../../engine/caveat';
import { el } from '../../ui/element';
import { t } from '../../ui/i18n';

/** What is wrong with `pattern`, with the character at fault set apart where it is one. The engine
 * speaks English. */
export function refusal({ message, at }: OwnRuleError, pattern: string): (Node | string)[] {
  const reason = el('span', { lang: 'en', dir: 'ltr' }, message);
  const fault = at === undefined ? '' : [...pattern.slice(at)][0];
  if (at === undefined || !fault) return [`${t('rule_refused')} `, reason];
  return [
    `${t('rule_refused_at', String(at + 1), fault)} `,
    reason,
    el(
      'code',
      { className: 'fault', dir: 'ltr', ariaHidden: 'true' },
      pattern.slice(0, at),
      el('mark', {}, fault),
      pattern.slice(at + fault.length),
    ),
  ];
}
