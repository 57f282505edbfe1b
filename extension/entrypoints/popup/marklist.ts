// The list of marks: by kind, in reading order, walked with the arrow keys. It is what readers who
// cannot see the marks on the page use instead of them.
import { isSame } from '../../plain';
import type { Mark } from '../../protocol';
import type { OwnRule } from '../../settings';
import { type CardActions, card } from '../../ui/card';
import { el } from '../../ui/element';
import { number, t } from '../../ui/i18n';
import { paintOwn } from '../../ui/looks';
import { nameOf, whatOf } from '../../ui/naming';
import { type Group, listed } from './view';

/** So many items are built at once; the rest follows between frames, so that opening stays quick. */
const BATCH = 20;

interface Item {
  mark: Mark;
  element: HTMLLIElement;
  jump: HTMLButtonElement;
}

export class MarkList {
  readonly #root: HTMLElement;
  readonly #chosen: (mark: Mark) => void;
  readonly #actions: (mark: Mark) => CardActions;
  readonly #ruleOf: (mark: Mark) => OwnRule | undefined;
  #items = new Map<number, Item>();
  #order: Mark[] = [];
  #current: number | undefined;
  #building = 0;

  /** Fills `root`. `chosen` hears of every mark that the reader asks to see on the page; `actions`
   * gives what the buttons of a mark's card do, `ruleOf` the reader's rule that made a mark. */
  constructor(
    root: HTMLElement,
    {
      chosen,
      actions,
      ruleOf,
    }: {
      chosen: (mark: Mark) => void;
      actions: (mark: Mark) => CardActions;
      ruleOf: (mark: Mark) => OwnRule | undefined;
    },
  ) {
    this.#root = root;
    this.#chosen = chosen;
    this.#actions = actions;
    this.#ruleOf = ruleOf;
    root.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Shows `groups`. Items whose mark has not changed stay as they are, open cards and focus too. */
  show(groups: Group[]): void {
    const focused = document.activeElement;
    const before = this.#items;
    this.#items = new Map();
    this.#order = listed(groups);
    if (!this.#order.some((mark) => mark.id === this.#current)) this.#current = undefined;

    const waiting: { mark: Mark; into: HTMLOListElement }[] = [];
    const sections = groups.map((group) => {
      const items = el('ol', { attributes: { 'aria-labelledby': `group-${group.kind}` } });
      waiting.push(...group.marks.map((mark) => ({ mark, into: items })));
      return el('section', {}, heading(group), items);
    });
    this.#root.replaceChildren(...sections);

    const building = ++this.#building;
    const build = () => {
      if (building !== this.#building) return;
      for (const { mark, into } of waiting.splice(0, BATCH)) {
        const old = before.get(mark.id);
        const item = old && isSame(old.mark, mark) ? old : this.#item(mark);
        this.#items.set(mark.id, item);
        into.append(item.element);
        if (focused instanceof HTMLElement && item.element.contains(focused)) focused.focus();
      }
      this.#setTabStop();
      if (waiting.length > 0) setTimeout(build);
    };
    build();
  }

  /** The mark `step` places after the current one; from the top when there is none, round the end. */
  neighbour(step: 1 | -1): Mark | undefined {
    const at = this.#order.findIndex((mark) => mark.id === this.#current);
    if (at < 0) return this.#order.at(step > 0 ? 0 : -1);
    return this.#order.at((at + step) % this.#order.length);
  }

  /** Where the current mark stands in the list, counted from 1, or 0 when there is none. */
  get position(): number {
    return this.#order.findIndex((mark) => mark.id === this.#current) + 1;
  }

  get length(): number {
    return this.#order.length;
  }

  /** Makes `mark` the current one and brings it into view. */
  select(mark: Mark): void {
    this.#jumpOf(this.#current)?.removeAttribute('aria-current');
    this.#current = mark.id;
    const jump = this.#jumpOf(mark.id);
    jump?.setAttribute('aria-current', 'true');
    jump?.scrollIntoView({ block: 'nearest' });
    this.#setTabStop();
  }

  #item(mark: Mark): Item {
    const jump = el(
      'button',
      { type: 'button', className: 'jump', tabIndex: -1 },
      quote(mark, this.#ruleOf(mark)),
      el('span', { className: 'reason' }, el('strong', {}, nameOf(mark)), ' ', whatOf(mark)),
    );
    jump.addEventListener('click', () => this.#chosen(mark));
    const explain = el('button', {
      type: 'button',
      className: 'explain icon',
      tabIndex: -1,
      ariaExpanded: 'false',
      ariaLabel: `${t('explain')}: ${nameOf(mark)}`,
    });
    const element = el('li', { className: `item ${mark.kind}` }, jump, explain);
    explain.addEventListener('click', () => {
      const open = element.querySelector('.card');
      if (open) open.remove();
      else element.append(card(mark, this.#actions(mark)));
      explain.ariaExpanded = String(!open);
    });
    return { mark, element, jump };
  }

  #key(event: KeyboardEvent): void {
    const item = event.target instanceof Element ? event.target.closest('li') : null;
    const jumps = [...this.#root.querySelectorAll<HTMLButtonElement>('.jump')];
    const at = jumps.findIndex((jump) => jump.parentElement === item);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: jumps.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const jump = jumps[to];
    if (!jump) return;
    this.#setTabStop(jump);
    jump.focus();
  }

  /** Of the whole list only one item is reached by Tab; the arrow keys move from there. */
  #setTabStop(to = this.#jumpOf(this.#current) ?? this.#root.querySelector<HTMLElement>('.jump')) {
    for (const button of this.#root.querySelectorAll<HTMLElement>('button[tabindex="0"]')) {
      button.tabIndex = -1;
    }
    for (const button of to?.parentElement?.querySelectorAll<HTMLElement>('button') ?? []) {
      button.tabIndex = 0;
    }
  }

  #jumpOf(id: number | undefined): HTMLButtonElement | undefined {
    return id === undefined ? undefined : this.#items.get(id)?.jump;
  }
}

function heading({ kind, marks }: Group): HTMLElement {
  return el(
    'h2',
    { id: `group-${kind}` },
    t(`kind_${kind}`),
    ' ',
    el('span', { className: 'count' }, number(marks.length)),
  );
}

/** The words in their sentence. They are English, whatever the language of the interface. */
function quote(mark: Mark, rule: OwnRule | undefined): HTMLElement {
  const words = el('mark', { className: `sample ${mark.kind}` }, mark.words);
  if (rule) paintOwn(words, rule.colour);
  return el(
    'span',
    { className: 'quote', lang: 'en', dir: 'ltr' },
    isSentenceStart(mark.before) ? mark.before : `… ${mark.before}`,
    words,
    isSentenceEnd(mark.after) ? mark.after : `${mark.after} …`,
  );
}

function isSentenceStart(before: string): boolean {
  return !/^\p{Ll}/u.test(before);
}

function isSentenceEnd(after: string): boolean {
  return after === '' || /[.!?…:”’"')\]]\s*$/.test(after);
}
