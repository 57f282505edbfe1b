// The line that says what came of what the reader did, with the way back where there is one.
import { byId, el } from '../../ui/element';
import { t } from '../../ui/i18n';

/** Says `text`, or nothing; `back` undoes what was done. */
export function tell(text: string, back?: () => void): void {
  const undo = el('button', { type: 'button' }, t('undo'));
  undo.addEventListener('click', () => back?.());
  const parts = [...(text ? [el('span', {}, text)] : []), ...(back ? [undo] : [])];
  byId('told', HTMLParagraphElement).replaceChildren(...parts);
}
