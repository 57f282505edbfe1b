// A list of words that the reader adds to and removes from: sites, or phrases.
import { el } from '../../ui/element';
import { t } from '../../ui/i18n';
import { removeButton } from './controls';

interface Wording {
  /** A heading of its own, where the section does not already say it. */
  title?: string;
  /** What to type. */
  label: string;
}

/** How entries are changed. Where it did not work, both say why. */
interface Changes {
  add(typed: string): Promise<string | undefined>;
  remove(entry: string): Promise<string | undefined>;
}

export class EntryList {
  readonly #items = el('ul', { className: 'panel' });
  readonly #input = el('input', { type: 'text', autocomplete: 'off', spellcheck: false });
  readonly #said = el('p', { className: 'said', role: 'status', hidden: true });
  readonly #changes: Changes;

  constructor(root: HTMLElement, wording: Wording, changes: Changes) {
    this.#changes = changes;
    this.#input.ariaLabel = wording.label;
    this.#input.placeholder = wording.label;
    this.#items.ariaLabel = wording.title ?? wording.label;
    const form = el('form', { className: 'row' }, this.#input, el('button', {}, t('add')));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#add();
    });
    const heading = wording.title === undefined ? [] : [el('h3', {}, wording.title)];
    root.append(el('div', { className: 'list' }, ...heading, this.#items, form, this.#said));
  }

  /** `entries` with the name that is shown for each. */
  show(entries: { entry: string; name: string }[]): void {
    const items = entries.map(({ entry, name }) => {
      const button = removeButton(name, async () => {
        this.#input.focus();
        this.#say(await this.#changes.remove(entry));
      });
      return el('li', {}, el('span', { dir: 'auto' }, name), button);
    });
    const none = el('li', { className: 'empty' }, t('none_yet'));
    this.#items.replaceChildren(...(items.length > 0 ? items : [none]));
  }

  async #add(): Promise<void> {
    const wrong = await this.#changes.add(this.#input.value);
    this.#say(wrong);
    this.#input.ariaInvalid = String(wrong !== undefined);
    if (wrong === undefined) this.#input.value = '';
    this.#input.focus();
  }

  #say(wrong: string | undefined): void {
    this.#said.textContent = wrong ?? '';
    this.#said.hidden = wrong === undefined;
  }
}
