// The text in which a rule is tried: what it finds there is marked, and counted below.
import { Painter } from '../../page/paint';
import { adoptMarkStyles } from '../../page/styles';
import type { OwnRule } from '../../settings';
import { el } from '../../ui/element';
import { plural, t } from '../../ui/i18n';
import { type Tried, tryRule } from './tryrule';

/** Rules are for English text, so the text to try them on is English in every language. */
const SAMPLE =
  'The council called the lease a landmark deal. “It is a game changer,” said Mayor Ines Caldwell; ' +
  'critics say it was rushed. In all 14 sources, some of them close to the talks, were asked.';

export class TryText {
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
  readonly #found = el('p', { className: 'about', role: 'status' });
  readonly #painter = new Painter(document);
  /** Counts the tries: of two at once the later one is shown. */
  #turn = 0;

  /** What a form takes in: the text with its label, and what was found. */
  readonly parts: readonly HTMLElement[] = [
    el('div', { className: 'field' }, el('span', { id: 'rule-try' }, t('rule_try')), this.#text),
    this.#found,
  ];

  constructor() {
    adoptMarkStyles(document);
    // One paragraph, as a rule sees a page.
    this.#text.addEventListener('beforeinput', (event) => {
      if (/^insert(Paragraph|LineBreak)$/.test(event.inputType)) event.preventDefault();
    });
  }

  /** Puts the sample there, unless the reader left a text of their own. */
  fill(): void {
    this.#text.textContent ||= SAMPLE;
  }

  /** Marks what `rule` finds. `undefined` when another try has begun meanwhile, or nothing was tried. */
  async show(rule: OwnRule): Promise<Tried | undefined> {
    const turn = ++this.#turn;
    const text = this.#text.textContent;
    const tried = rule.pattern === '' ? undefined : await tryRule(rule, text);
    if (turn !== this.#turn) return undefined;
    const found = tried?.ok ? tried.found : [];
    const ranges = found.map(({ start, end }) => rangeIn(this.#text, start, end));
    await this.#painter.show({ [`own-${rule.colour}`]: ranges }, [document]);
    if (!tried?.ok) this.#found.textContent = '';
    else this.#found.textContent = ranges.length ? plural('tried', ranges.length) : t('tried_none');
    return tried;
  }

  /** No try that is under way is shown any more. */
  stop(): void {
    this.#turn++;
  }

  clear(): void {
    this.stop();
    this.#painter.clear();
  }
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
