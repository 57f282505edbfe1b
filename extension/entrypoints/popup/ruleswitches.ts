// A switch for each rule of the reader's that found something on the page.
import type { OwnRule } from '../../settings';
import { el } from '../../ui/element';
import { number } from '../../ui/i18n';
import { paintOwn } from '../../ui/looks';
import type { View } from './view';

type Row = ReturnType<typeof ruleRow>;

export class RuleSwitches {
  readonly root = el('div', { className: 'rules' });
  readonly #rows = new Map<string, Row>();
  readonly #change: (name: string, on: boolean) => void;

  /** `change` hears of every switch that the reader turns. */
  constructor(change: (name: string, on: boolean) => void) {
    this.#change = change;
  }

  show(found: View['rules'], rules: readonly OwnRule[]): void {
    const rows = found.map(({ name, count }) => {
      const row = this.#rows.get(name) ?? ruleRow(name, (on) => this.#change(name, on));
      this.#rows.set(name, row);
      const rule = rules.find((other) => other.name === name);
      if (rule) paintOwn(row.swatch, rule.colour);
      row.input.checked = rule?.on ?? false;
      row.count.textContent = number(count);
      return row.element;
    });
    // Rows that stay are not touched: one of them may have the focus.
    for (const old of [...this.root.children]) if (!rows.some((row) => row === old)) old.remove();
    for (const [at, row] of rows.entries()) {
      if (this.root.children[at] !== row)
        this.root.insertBefore(row, this.root.children[at] ?? null);
    }
  }
}

function ruleRow(name: string, change: (on: boolean) => void) {
  const input = el('input', { type: 'checkbox', attributes: { role: 'switch' } });
  input.addEventListener('change', () => change(input.checked));
  const swatch = el('span', { className: 'swatch sample own', ariaHidden: 'true' }, 'abc');
  const count = el('span', { className: 'count' });
  const text = el('span', { className: 'rule', dir: 'auto' }, name);
  const element = el('label', { className: 'switch' }, swatch, text, count, input);
  return { element, input, swatch, count };
}
