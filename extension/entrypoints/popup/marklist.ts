// The list of marks: by kind, in reading order, walked with the arrow keys. It is what readers who
// cannot see the marks on the page use instead of them.
import { KINDS } from '../../kinds';
import { isSame } from '../../plain';
import type { Mark, MarkKind } from '../../protocol';
import type { OwnRule } from '../../settings';
import { type CardActions, card } from '../../ui/card';
import { el } from '../../ui/element';
import { number, t } from '../../ui/i18n';
import { paintOwn } from '../../ui/looks';
import { nameOf, whatOf } from '../../ui/naming';
import { afterOf, beforeOf, shortened } from './context';
import { type Group, listed } from './view';

/** So many items are built at once, more than the popup has room for. The rest follows between frames, for so
 * many ms at a time, so that the popup opens as quickly on a thousand marks as on ten. */
const FIRST = 20;
const SLICE = 8;

interface Item {
  mark: Mark;
  element: HTMLLIElement;
  jump: HTMLButtonElement;
  explain: HTMLButtonElement;
}

/** What the list needs to know of the rest. */
interface Wiring {
  /** Hears of every mark that the reader asks to see on the page. */
  chosen(mark: Mark): void;
  /** Hears of a step to the next or previous mark of a kind. */
  stepped(step: 1 | -1, kind: MarkKind): void;
  /** What the buttons of a mark's card do. */
  actions(mark: Mark): CardActions;
  /** The reader's rule that made a mark. */
  ruleOf(mark: Mark): OwnRule | undefined;
}

export class MarkList {
  readonly #root: HTMLElement;
  readonly #wiring: Wiring;
  readonly #sections = new Map<MarkKind, ReturnType<typeof section>>();
  readonly #items = new Map<number, Item>();
  #order: Mark[] = [];
  #current: number | undefined;
  /** Where the current mark stands in the order; between two places where it has gone, before all when there
   * was none. */
  #at = -1;
  #tabStop: Item | undefined;
  #placing: Iterator<void> | undefined;

  /** Fills `root`. */
  constructor(root: HTMLElement, wiring: Wiring) {
    this.#root = root;
    this.#wiring = wiring;
    root.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Shows `groups`, with the mark that is `current` on the page unless another was chosen here. Items whose
   * mark has not changed stay where they are, with open cards and focus. */
  show(groups: Group[], current?: number): void {
    const at = Math.ceil(this.#at);
    this.#order = listed(groups);
    const ids = new Set(this.#order.map(({ id }) => id));
    for (const [id, { element }] of this.#items) {
      if (ids.has(id)) continue;
      element.remove();
      this.#items.delete(id);
    }
    this.#current ??= current;
    if (this.#current !== undefined) {
      const now = this.#order.findIndex(({ id }) => id === this.#current);
      this.#at = now < 0 ? at - 0.5 : now;
      if (now < 0) this.#current = undefined;
    }

    for (const kind of [...KINDS, 'own'] as const) {
      const marks = groups.find((group) => group.kind === kind)?.marks ?? [];
      const { element, count } = this.#sectionOf(kind);
      element.hidden = marks.length === 0;
      count.textContent = number(marks.length);
    }
    const placing = this.#place(groups);
    this.#placing = placing;
    let placed = 0;
    const go = () => {
      const until = performance.now() + SLICE;
      while (this.#placing === placing && !placing.next().done) {
        if (++placed < FIRST || performance.now() < until) continue;
        // Behind the next frame, which so is not kept waiting.
        requestAnimationFrame(() => setTimeout(go));
        return;
      }
    };
    go();
  }

  /** The mark next to the current one, of `kind` if one is given; round the end. */
  neighbour(step: 1 | -1, kind?: MarkKind): Mark | undefined {
    const isOne = (mark: Mark) => !kind || mark.kind === kind;
    const onward =
      step > 0
        ? this.#order.find((mark, at) => at > this.#at && isOne(mark))
        : this.#order.findLast((mark, at) => at < this.#at && isOne(mark));
    return onward ?? (step > 0 ? this.#order.find(isOne) : this.#order.findLast(isOne));
  }

  /** Where the current mark stands in the list, counted from 1, or 0 when there is none. */
  get position(): number {
    return this.#current === undefined ? 0 : this.#at + 1;
  }

  get length(): number {
    return this.#order.length;
  }

  /** Makes `mark` the current one and brings it into view. */
  select(mark: Mark): void {
    this.#itemOf(this.#current)?.jump.removeAttribute('aria-current');
    this.#current = mark.id;
    this.#at = this.#order.findIndex(({ id }) => id === mark.id);
    const item = this.#itemOf(mark.id);
    item?.jump.setAttribute('aria-current', 'true');
    item?.jump.scrollIntoView({ block: 'nearest' });
    this.#setTabStop(item);
  }

  /** Moves the focus to the item that Tab reaches. */
  focus(): void {
    this.#tabStop?.jump.focus();
  }

  /** Puts an item for every mark in its place, one at a time. */
  *#place(groups: Group[]): Generator<void> {
    for (const { kind, marks } of groups) {
      const { items } = this.#sectionOf(kind);
      let next = items.firstElementChild;
      for (const mark of marks) {
        const old = this.#items.get(mark.id);
        if (old && isSame(old.mark, mark)) {
          if (old.element === next) next = next.nextElementSibling;
          else items.insertBefore(old.element, next);
        } else {
          const item = this.#item(mark);
          const hadFocus = old?.element.contains(document.activeElement);
          if (old?.element === next) next = next?.nextElementSibling ?? null;
          old?.element.remove();
          this.#items.set(mark.id, item);
          items.insertBefore(item.element, next);
          if (hadFocus) item.jump.focus();
        }
        if (!this.#tabStop?.element.isConnected) this.#setTabStop(this.#items.get(mark.id));
        yield;
      }
    }
  }

  #sectionOf(kind: MarkKind): ReturnType<typeof section> {
    const known = this.#sections.get(kind) ?? section(kind, this.#wiring);
    if (!this.#sections.has(kind)) this.#root.append(known.element);
    this.#sections.set(kind, known);
    return known;
  }

  #item(mark: Mark): Item {
    const { chosen, actions, ruleOf } = this.#wiring;
    const name = nameOf(mark);
    const jump = el(
      'button',
      {
        type: 'button',
        className: 'jump',
        tabIndex: -1,
        // Two marks may stand in one sentence: each is told apart by its own words.
        attributes: { 'aria-describedby': `words-${mark.id}` },
      },
      quote(mark, ruleOf(mark)),
      el('span', { className: 'reason' }, el('strong', {}, `${name}.`), ' ', whatOf(mark)),
    );
    if (mark.id === this.#current) jump.setAttribute('aria-current', 'true');
    jump.addEventListener('click', () => chosen(mark));
    const explain = el('button', {
      type: 'button',
      className: 'explain icon chevron',
      tabIndex: -1,
      ariaExpanded: 'false',
      ariaLabel: `${t('explain')}: ${name}`,
      title: t('explain'),
    });
    const line = el('div', { className: 'line' }, jump, explain);
    const element = el('li', { className: 'item' }, line);
    explain.addEventListener('click', () => {
      const open = element.querySelector('.card');
      if (open) open.remove();
      else element.append(card(mark, actions(mark)));
      explain.ariaExpanded = String(!open);
    });
    return { mark, element, jump, explain };
  }

  #key(event: KeyboardEvent): void {
    const element = event.target instanceof Element ? event.target.closest('.item') : null;
    const at = this.#order.findIndex(({ id }) => this.#items.get(id)?.element === element);
    const last = this.#order.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const item = this.#itemOf(this.#order[to]?.id);
    if (!item) return;
    this.#setTabStop(item);
    item.jump.focus();
  }

  /** Of the whole list only one item is reached by Tab; the arrow keys move from there. */
  #setTabStop(item: Item | undefined): void {
    if (!item || item === this.#tabStop) return;
    for (const button of [this.#tabStop?.jump, this.#tabStop?.explain]) {
      if (button) button.tabIndex = -1;
    }
    item.jump.tabIndex = 0;
    item.explain.tabIndex = 0;
    this.#tabStop = item;
  }

  #itemOf(id: number | undefined): Item | undefined {
    return id === undefined ? undefined : this.#items.get(id);
  }
}

/** The place for the marks of a kind. */
function section(kind: MarkKind, { stepped }: Wiring) {
  const name = t(`kind_${kind}`);
  const count = el('span', { className: 'count' });
  const title = el('h2', { id: `group-${kind}` }, name, ' ', count);
  const button = (to: 'previous' | 'next', step: 1 | -1) => {
    const className = `icon chevron ${to}`;
    const ariaLabel = `${t(to)}: ${name}`;
    const button = el('button', { type: 'button', className, ariaLabel, title: t(to) });
    button.addEventListener('click', () => stepped(step, kind));
    return button;
  };
  const head = el('div', { className: 'group' }, title, button('previous', -1), button('next', 1));
  const items = el('ol', { attributes: { 'aria-labelledby': title.id } });
  return { element: el('section', {}, head, items), items, count };
}

/** The words in their sentence. They are English, whatever the language of the interface. */
function quote(mark: Mark, rule: OwnRule | undefined): HTMLElement {
  const words = el(
    'mark',
    { className: `sample ${mark.kind}`, id: `words-${mark.id}` },
    shortened(mark.words),
  );
  if (rule) paintOwn(words, rule.colour);
  return el(
    'span',
    { className: 'quote', lang: 'en', dir: 'ltr' },
    beforeOf(mark),
    words,
    afterOf(mark),
  );
}
