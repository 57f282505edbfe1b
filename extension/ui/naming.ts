// What a mark is called, and the line on what it is, in the reader's language.
import type { Mark } from '../protocol';
import { t } from './i18n';

export function nameOf({ sub_kind, rule }: Mark): string {
  return sub_kind === 'own' ? t('own_name', rule) : t(`${sub_kind}_name`);
}

export function whatOf({ sub_kind }: Mark): string {
  return t(`${sub_kind}_what`);
}
