// What is marked, and how much: kinds, sub-kinds with an example each, strength and badge.
import { KINDS, subKindsOf } from '../../kinds';
import type { Settings } from '../../settings';
import { byId, el } from '../../ui/element';
import { example } from '../../ui/examples';
import { t } from '../../ui/i18n';
import { switchRow } from '../../ui/switchrow';
import { choice, named } from './controls';

const STRENGTHS = ['balanced', 'everything'] as const;

/** Builds both sections; `change` saves. The answer shows the settings again when they are others. */
export function whatSections(
  change: (part: (now: Settings) => Partial<Settings>) => void,
): (settings: Settings) => void {
  const kinds = KINDS.map((kind) => {
    const { row, input } = switchRow(
      [
        el('span', { className: `swatch sample ${kind}`, ariaHidden: 'true' }, 'abc'),
        named(t(`kind_${kind}`), t(`about_${kind}`)),
      ],
      (on) => change((now) => ({ kinds: { ...now.kinds, [kind]: on } })),
    );
    const subKinds = subKindsOf(kind).map((name) => ({
      name,
      ...switchRow([named(t(`${name}_name`), example(name))], (on) =>
        change(({ sub_kinds_off: off }) => ({
          sub_kinds_off: on ? off.filter((other) => other !== name) : [...off, name],
        })),
      ),
    }));
    const details = el(
      'details',
      {},
      el('summary', {}, t('sub_kinds_of'), el('span', { className: 'unseen' }, t(`kind_${kind}`))),
      el('ul', {}, ...subKinds.map((subKind) => el('li', {}, subKind.row))),
    );
    byId('kinds', HTMLDivElement).append(el('div', { className: 'kind' }, row, details));
    return { kind, input, subKinds };
  });

  const strengths = STRENGTHS.map((strength) => ({
    strength,
    ...choice('strength', t(strength), t(`${strength}_about`), () => change(() => ({ strength }))),
  }));
  const collapse = switchRow([named(t('collapse'), t('collapse_about'))], (collapse_appeals) =>
    change(() => ({ collapse_appeals })),
  );
  const badge = switchRow([t('badge')], (on) => change(() => ({ badge: on })));
  byId('much', HTMLDivElement).append(
    el(
      'div',
      { role: 'radiogroup', ariaLabel: t('much_title') },
      ...strengths.map(({ row }) => row),
    ),
    collapse.row,
    badge.row,
  );

  return (settings) => {
    for (const { kind, input, subKinds } of kinds) {
      input.checked = settings.kinds[kind];
      for (const { name, input } of subKinds) {
        input.checked = !settings.sub_kinds_off.includes(name);
      }
    }
    for (const { strength, input } of strengths) input.checked = settings.strength === strength;
    collapse.input.checked = settings.collapse_appeals;
    badge.input.checked = settings.badge;
  };
}
