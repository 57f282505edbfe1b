// What the rows of a settings panel are made of: names, choices, buttons.
import { el } from '../../ui/element';
import { t } from '../../ui/i18n';

/** A row with a radio button of the group `group`. `pick` hears when the reader chooses it. */
export function choice(group: string, name: string, about: string, pick: () => void) {
  const input = el('input', { type: 'radio', name: group });
  input.addEventListener('change', pick);
  return { row: el('label', { className: 'choice' }, input, named(name, about)), input };
}

/** A name with a line about it below. */
export function named(name: string, about: string | Node): HTMLElement {
  return el(
    'span',
    { className: 'name' },
    el('span', {}, name),
    el('span', { className: 'about' }, about),
  );
}

/** A list to choose one of. `pick` hears what the reader chooses. */
export function select(
  label: string,
  options: { value: string; name: string }[],
  pick: (value: string) => void = () => {},
): HTMLSelectElement {
  const element = el(
    'select',
    { ariaLabel: label },
    ...options.map(({ value, name }) => el('option', { value }, name)),
  );
  element.addEventListener('change', () => pick(element.value));
  return element;
}

/** The button that takes what is called `name` off a list. */
export function removeButton(name: string, remove: () => void): HTMLButtonElement {
  const cross = el('span', { className: 'cross', ariaHidden: 'true' }, '×');
  const button = el(
    'button',
    { type: 'button', className: 'icon', ariaLabel: t('remove', name) },
    cross,
  );
  button.addEventListener('click', remove);
  return button;
}
