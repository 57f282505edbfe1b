// The form for a rule of the reader's: what to look for, its name and colour, and a text in which it
// is tried while the reader types.
import type { OwnRuleError } from '../../engine/caveat';
import { COLOUR_NAMES, isColour } from '../../looks';
import { Painter } from '../../page/paint';
import { adoptMarkStyles } from '../../page/styles';
import { LONGEST_NAME, LONGEST_PATTERN, type OwnRule } from '../../settings';
import { el } from '../../ui/element';
import { plural, t } from '../../ui/i18n';
import { choice, select } from './controls';
import { tryRule } from './tryrule';

/** Long enough to type a letter, short enough to feel at once, in ms. */
const PAUSE = 200;

/** Rules are for English text, so the text to try them on is English in every language. */
const SAMPLE =
  'The council called the lease a landmark deal. “It is a game changer,” said Mayor Ines Caldwell; ' +
  'critics say it was rushed. In all 14 sources, some of them close to the talks, were asked.';

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
  readonly #text = el('div', {
    className: 'try',
    lang: 'en',
    dir: 'ltr',
    spellcheck: false,
    attributes: {
      contenteditable: 'plaintext-only',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': 'rule-try',
    },
  });
  readonly #wrong = el('p', { id: 'rule-wrong', className: 'wrong', role: 'status' });
  readonly #found = el('p', { className: 'about', role: 'status' });
  readonly #painter = new Painter(document);
  readonly #save: (rule: OwnRule, instead: string | undefined) => Promise<Refusal>;
  readonly #closed: () => void;
  /** The rule that is being changed; a new one has none. */
  #old: OwnRule | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the tries: of two at once the later one is shown. */
  #turn = 0;

  /** `save` hears of a rule that the engine takes, to be put in the place of the rule `instead`;
   * `closed` when the form has gone. */
  constructor({
    save,
    closed,
  }: {
    save: (rule: OwnRule, instead: string | undefined) => Promise<Refusal>;
    closed: () => void;
  }) {
    adoptMarkStyles(document);
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
      el('div', { className: 'field' }, el('span', { id: 'rule-try' }, t('rule_try')), this.#text),
      this.#found,
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
    // One paragraph, as a rule sees a page.
    this.#text.addEventListener('beforeinput', (event) => {
      if (/^insert(Paragraph|LineBreak)$/.test(event.inputType)) event.preventDefault();
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
    this.#text.textContent ||= SAMPLE;
    this.#say();
    this.root.hidden = false;
    this.#pattern.focus();
    this.#try();
  }

  close(): void {
    this.#turn++;
    clearTimeout(this.#timer);
    this.#painter.clear();
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
    const turn = ++this.#turn;
    const rule = this.#rule();
    const text = this.#text.textContent;
    const tried = rule.pattern === '' ? undefined : await tryRule(rule, text);
    if (turn !== this.#turn) return;
    const found = tried?.ok ? tried.found : [];
    const ranges = found.map(({ start, end }) => rangeIn(this.#text, start, end));
    await this.#painter.show({ [`own-${rule.colour}`]: ranges }, [document]);
    this.#say(tried?.ok === false ? refusal(tried.error, rule.pattern) : []);
    if (!tried?.ok) this.#found.textContent = '';
    else this.#found.textContent = ranges.length ? plural('tried', ranges.length) : t('tried_none');
  }

  async #submit(): Promise<void> {
    clearTimeout(this.#timer);
    this.#turn++;
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

/** What is wrong with `pattern`, with the character at fault set apart where it is one. The engine
 * speaks English. */
function refusal({ message, at }: OwnRuleError, pattern: string): (Node | string)[] {
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

/** The stretch of `root`'s text from `start` to `end`. An edited text may be in several nodes. */
function rangeIn(root: HTMLElement, start: number, end: number): StaticRange {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const place = {
    startContainer: root as Node,
    startOffset: 0,
    endContainer: root as Node,
    endOffset: 0,
  };
  let before = 0;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const after = before + node.length;
    if (start >= before && start < after) {
      place.startContainer = node;
      place.startOffset = start - before;
    }
    if (end > before && end <= after) {
      place.endContainer = node;
      place.endOffset = end - before;
    }
    before = after;
  }
  return new StaticRange(place);
}
