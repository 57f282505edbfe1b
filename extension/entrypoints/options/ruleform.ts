// The form for a rule of the reader's: what to look for, its name and colour; it is tried while the reader
// types.
import { COLOUR_NAMES, isColour } from '../../looks';
import { LONGEST_NAME, LONGEST_PATTERN, type OwnRule } from '../../settings';
import { el } from '../../ui/element';
import { t } from '../../ui/i18n';
import { choice, select } from './controls';
import { refusal } from './refusal';
import { tryRule } from './tryrule';
import { TryText } from './trytext';

/** Long enough to type a letter, short enough to feel at once, in ms. */
const PAUSE = 200;

/** Why a rule was not saved; `undefined` when it was. */
type Refusal = string | undefined;

export class RuleForm {
  readonly root: HTMLFormElement;
  readonly #pattern = el('input', {
    type: 'text',
    autocomplete: 'off',
    spellcheck: false,
    dir: 'auto',
    maxLength: LONGEST_PATTERN,
    required: true,
    attributes: { 'aria-describedby': 'rule-wrong', name: 'pattern' },
  });
  readonly #name = el('input', {
    type: 'text',
    autocomplete: 'off',
    dir: 'auto',
    maxLength: LONGEST_NAME,
    attributes: { name: 'name' },
  });
  readonly #phrase = choice('rule-is', t('rule_phrase'), t('rule_phrase_about'), () => this.#try());
  readonly #regex = choice('rule-is', t('rule_regex'), t('rule_regex_about'), () => this.#try());
  readonly #colour = select(
    t('colour'),
    COLOUR_NAMES.map((value) => ({ value, name: t(`colour_${value}`) })),
    () => this.#try(),
  );
  readonly #wrong = el('p', { id: 'rule-wrong', className: 'wrong', role: 'status' });
  readonly #text = new TryText();
  readonly #save: (rule: OwnRule, instead: string | undefined) => Promise<Refusal>;
  readonly #closed: () => void;
  /** The rule that is being changed; a new one has none. */
  #old: OwnRule | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `save` hears of a rule that the engine takes, to be put in the place of the rule `instead`;
   * `closed` when the form has gone. */
  constructor({
    save,
    closed,
  }: {
    save: (rule: OwnRule, instead: string | undefined) => Promise<Refusal>;
    closed: () => void;
  }) {
    this.#save = save;
    this.#closed = closed;
    const cancel = el('button', { type: 'button' }, t('cancel'));
    cancel.addEventListener('click', () => this.close());
    this.root = el(
      'form',
      { className: 'rule-form panel', noValidate: true, hidden: true },
      field(t('rule_words'), this.#pattern),
      this.#wrong,
      el(
        'div',
        { role: 'radiogroup', ariaLabel: t('rule_words') },
        this.#phrase.row,
        this.#regex.row,
      ),
      el(
        'div',
        { className: 'pair' },
        field(t('rule_title'), this.#name, t('rule_title_about')),
        field(t('colour'), this.#colour),
      ),
      ...this.#text.parts,
      el('div', { className: 'row' }, el('button', { className: 'primary' }, t('save')), cancel),
    );
    this.root.addEventListener('input', () => this.#tryLater());
    this.root.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
  }

  /** Shows the form for a new rule with this colour, or for one that is to be changed. */
  open(rule: OwnRule | { colour: OwnRule['colour'] }): void {
    this.#old = 'name' in rule ? rule : undefined;
    this.#pattern.value = this.#old?.pattern ?? '';
    this.#name.value = this.#old?.name ?? '';
    this.#phrase.input.checked = !this.#old?.is_regex;
    this.#regex.input.checked = this.#old?.is_regex ?? false;
    this.#colour.value = rule.colour;
    this.#text.fill();
    this.#say();
    this.root.hidden = false;
    this.#pattern.focus();
    this.#try();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#text.clear();
    if (this.root.hidden) return;
    this.root.hidden = true;
    this.#closed();
  }

  #rule(): OwnRule {
    const pattern = this.#pattern.value.trim();
    const { value: colour } = this.#colour;
    return {
      name: this.#name.value.trim() || pattern.slice(0, LONGEST_NAME).trim(),
      pattern,
      is_regex: this.#regex.input.checked,
      colour: isColour(colour) ? colour : 'violet',
      on: this.#old?.on ?? true,
    };
  }

  #tryLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#try(), PAUSE);
  }

  /** Marks what the rule as it stands finds in the text, or says what is wrong with it. */
  async #try(): Promise<void> {
    const rule = this.#rule();
    const tried = await this.#text.show(rule);
    if (tried || rule.pattern === '') {
      this.#say(tried?.ok === false ? refusal(tried.error, rule.pattern) : []);
    }
  }

  async #submit(): Promise<void> {
    clearTimeout(this.#timer);
    this.#text.stop();
    const rule = this.#rule();
    const { pattern } = rule;
    this.#pattern.value = pattern;
    this.#pattern.focus();
    if (pattern === '') return this.#say([t('rule_empty')]);
    const tried = await tryRule(rule, '');
    if (!tried.ok) {
      const { at } = tried.error;
      if (at !== undefined) this.#pattern.setSelectionRange(at, at + 1);
      return this.#say(refusal(tried.error, pattern));
    }
    const refused = await this.#save(rule, this.#old?.name);
    if (refused === undefined) this.close();
    else this.#say([refused]);
  }

  #say(wrong: (Node | string)[] = []): void {
    this.#wrong.replaceChildren(...wrong);
    this.#pattern.ariaInvalid = String(wrong.length > 0);
  }
}

function field(label: string, control: HTMLElement, about = ''): HTMLElement {
  const more = about ? [el('span', { className: 'about' }, about)] : [];
  return el('label', { className: 'field' }, el('span', {}, label), control, ...more);
}
