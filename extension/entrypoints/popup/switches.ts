// The switches of the popup: each kind and each of the reader's rules with what it found here, and how
// marks and appeals are shown.
import type { Kind } from '../../engine/caveat';
import { KINDS } from '../../kinds';
import type { OwnRule, Settings } from '../../settings';
import { el } from '../../ui/element';
import { number, t } from '../../ui/i18n';
import { paintOwn } from '../../ui/looks';
import { switchRow } from '../../ui/switchrow';
import type { View } from './view';

type Change = (part: (now: Settings) => Partial<Settings>) => void;
type Row = ReturnType<typeof countedRow>;

export class Switches {
  readonly #change: Change;
  readonly #kinds: Readonly<Record<Kind, Row>>;
  readonly #rules = el('div', { className: 'rules' });
  readonly #ruleRows = new Map<string, Row>();
  readonly #collapse: ReturnType<typeof switchRow>;
  readonly #softer: Row;

  /** Fills `root`. `change` hears of every switch that the reader turns. */
  constructor(root: HTMLElement, change: Change) {
    this.#change = change;
    const kind = (kind: Kind) =>
      countedRow(kind, t(`kind_${kind}`), (on) =>
        change(({ kinds }) => ({ kinds: { ...kinds, [kind]: on } })),
      );
    this.#kinds = {
      anonymous: kind('anonymous'),
      unconfirmed: kind('unconfirmed'),
      boilerplate: kind('boilerplate'),
    };
    this.#collapse = switchRow([t('collapse')], (on) => change(() => ({ collapse_appeals: on })));
    this.#softer = countedRow(undefined, t('softer'), (on) =>
      change(() => ({ strength: on ? 'everything' : 'balanced' })),
    );
    for (const { row } of [this.#collapse, this.#softer]) row.classList.add('minor');
    this.#collapse.row.classList.add('collapse');
    root.append(
      ...KINDS.map((kind) => this.#kinds[kind].row),
      this.#rules,
      this.#softer.row,
      this.#collapse.row,
    );
  }

  show({ counts, softer, appeals, rules }: View, settings: Settings): void {
    for (const kind of KINDS) {
      this.#kinds[kind].input.checked = settings.kinds[kind];
      this.#kinds[kind].count.textContent = number(counts[kind]);
    }
    this.#showRules(rules, settings.own_rules);
    this.#softer.input.checked = settings.strength === 'everything';
    this.#softer.count.textContent = number(softer);
    this.#collapse.row.hidden = appeals === 0;
    this.#collapse.input.checked = settings.collapse_appeals;
  }

  #showRules(found: View['rules'], rules: readonly OwnRule[]): void {
    const rows = found.map(({ name, count }) => {
      const known = this.#ruleRows.get(name) ?? this.#ruleRow(name);
      this.#ruleRows.set(name, known);
      const rule = rules.find((other) => other.name === name);
      if (rule) paintOwn(known.row, rule.colour);
      known.input.checked = rule?.on ?? false;
      known.count.textContent = number(count);
      return known.row;
    });
    // Rows that stay are not touched: one of them may have the focus.
    for (const old of [...this.#rules.children]) if (!rows.some((row) => row === old)) old.remove();
    for (const [at, row] of rows.entries()) {
      const there = this.#rules.children[at];
      if (there !== row) this.#rules.insertBefore(row, there ?? null);
    }
  }

  #ruleRow(name: string): Row {
    return countedRow('own', name, (on) =>
      this.#change(({ own_rules }) => ({
        own_rules: own_rules.map((rule) => (rule.name === name ? { ...rule, on } : rule)),
      })),
    );
  }
}

/** A row with a number; with a sample of the mark, where it stands for one sort of them. */
function countedRow(sample: Kind | 'own' | undefined, name: string, change: (on: boolean) => void) {
  const count = el('span', { className: 'count' });
  const swatch = sample && el('span', { className: `swatch sample ${sample}`, ariaHidden: 'true' });
  swatch?.append('abc');
  const text = el('span', { className: 'rule', dir: 'auto' }, name);
  return { ...switchRow([...(swatch ? [swatch] : []), text, count], change), count };
}
