// A row with a switch at its end.
import { el } from './element';

/** `change` hears of the reader's clicks. */
export function switchRow(parts: (Node | string)[], change: (on: boolean) => void) {
  const input = el('input', { type: 'checkbox', attributes: { role: 'switch' } });
  input.addEventListener('change', () => change(input.checked));
  return { row: el('label', { className: 'switch' }, ...parts, input), input };
}
