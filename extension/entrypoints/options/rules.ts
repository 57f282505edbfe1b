// The reader's own rules: the list of them, each with its switch, and the form to add and change one.
import { COLOUR_NAMES } from '../../looks';
import { MOST_RULES, type OwnRule, type Settings, withOwnRule } from '../../settings';
import { byId, el } from '../../ui/element';
import { t } from '../../ui/i18n';
import { paintOwn } from '../../ui/looks';
import { switchRow } from '../../ui/switchrow';
import { named, removeButton } from './controls';
import { RuleForm } from './ruleform';

/** Builds the section on the settings there are; `save` tells whether it worked. The answer shows
 * the rules again when they are others. */
export function rulesSection(
  now: () => Settings,
  save: (next: Settings) => Promise<boolean>,
): () => void {
  const items = el('ul', { className: 'panel', ariaLabel: t('kind_own') });
  const add = el('button', { type: 'button', id: 'add-rule' }, t('rule_add'));
  const said = el('p', { className: 'said', role: 'status' });
  const form = new RuleForm({
    async save(rule, instead) {
      const others = now().own_rules.filter(({ name }) => name !== instead);
      if (others.some(({ name }) => name === rule.name)) return t('rule_taken', rule.name);
      const next = withOwnRule(now(), rule, instead);
      if (next === now() || !(await save(next))) return t('not_saved');
      said.textContent = t('rule_saved', rule.name);
      return undefined;
    },
    closed() {
      add.hidden = false;
      add.focus();
    },
  });
  const open = (rule: Parameters<RuleForm['open']>[0]) => {
    said.textContent = '';
    add.hidden = true;
    form.open(rule);
  };
  add.addEventListener('click', () => {
    const { own_rules } = now();
    if (own_rules.length >= MOST_RULES) said.textContent = t('rules_full', String(MOST_RULES));
    else open({ colour: nextColour(own_rules) });
  });
  byId('rules', HTMLDivElement).append(items, add, form.root, said);

  const item = (rule: OwnRule) => {
    const { name, pattern, colour } = rule;
    const others = () => now().own_rules.filter((other) => other.name !== name);
    const swatch = el('span', { className: 'swatch sample own', ariaHidden: 'true' }, 'abc');
    paintOwn(swatch, colour);
    const title = named(name, el('code', { dir: 'auto' }, pattern));
    title.dir = 'auto';
    const { row, input } = switchRow([swatch, title], (on) => {
      const own_rules = now().own_rules.map((other) =>
        other.name === name ? { ...other, on } : other,
      );
      void save({ ...now(), own_rules });
    });
    input.checked = rule.on;
    input.ariaLabel = name;
    const change = el('button', { type: 'button', ariaLabel: t('rule_change', name) }, t('change'));
    change.addEventListener('click', () => open(rule));
    const remove = removeButton(name, async () => {
      form.close();
      await save({ ...now(), own_rules: others() });
      add.focus();
    });
    return el('li', {}, row, change, remove);
  };

  let shown = '';
  return () => {
    const { own_rules } = now();
    const key = JSON.stringify(own_rules);
    // Rows that stay are not touched: one of them may have the focus.
    if (key === shown) return;
    shown = key;
    const inputs = () => [...items.querySelectorAll('input')];
    const focused = inputs().findIndex((input) => input.matches(':focus'));
    const none = el('li', { className: 'empty' }, t('none_yet'));
    items.replaceChildren(...(own_rules.length > 0 ? own_rules.map(item) : [none]));
    inputs()[focused]?.focus();
  };
}

/** A colour that no rule has yet, while there is one. */
function nextColour(rules: readonly OwnRule[]): OwnRule['colour'] {
  const isFree = (name: OwnRule['colour']) => !rules.some(({ colour }) => colour === name);
  return COLOUR_NAMES.findLast(isFree) ?? 'violet';
}
