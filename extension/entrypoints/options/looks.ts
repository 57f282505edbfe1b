// How each kind looks: two sets made ready, and a colour and a line for each kind.
import { KINDS } from '../../kinds';
import { COLOUR_NAMES, isColour, isLine, LINES, type Look, type Looks, PRESETS } from '../../looks';
import type { Settings } from '../../settings';
import { byId, el } from '../../ui/element';
import { t } from '../../ui/i18n';
import { choice, select } from './controls';

const SETS = ['standard', 'colour_blind'] as const;

/** Builds the section; `change` saves. The answer shows the settings again when they are others. */
export function looksSection(
  change: (part: (now: Settings) => Partial<Settings>) => void,
): (settings: Settings) => void {
  const sets = SETS.map((name) => ({
    looks: PRESETS[name],
    ...choice('looks', t(`looks_${name}`), t(`looks_${name}_about`), () =>
      change(() => ({ looks: PRESETS[name] })),
    ),
  }));
  const kinds = KINDS.map((kind) => {
    const choose = (part: Partial<Look>) =>
      change(({ looks }) => ({ looks: { ...looks, [kind]: { ...looks[kind], ...part } } }));
    const name = t(`kind_${kind}`);
    const colour = select(
      `${t('colour')}: ${name}`,
      COLOUR_NAMES.map((value) => ({ value, name: t(`colour_${value}`) })),
      (value) => isColour(value) && choose({ colour: value }),
    );
    const line = select(
      `${t('line')}: ${name}`,
      LINES.map((value) => ({ value, name: t(`line_${value}`) })),
      (value) => isLine(value) && choose({ line: value }),
    );
    const sample = el('span', { className: `sample ${kind}` }, name);
    const row = el('div', { className: 'look' }, sample, el('span', {}, colour, line));
    return { kind, row, colour, line };
  });
  const alike = el('p', { className: 'about', role: 'status' });

  byId('looks', HTMLDivElement).append(
    el('div', { role: 'radiogroup', ariaLabel: t('looks_title') }, ...sets.map(({ row }) => row)),
    el('details', {}, el('summary', {}, t('sub_kinds_of')), ...kinds.map(({ row }) => row)),
    alike,
  );

  return ({ looks }) => {
    for (const set of sets) set.input.checked = KINDS.every((k) => isSame(looks[k], set.looks[k]));
    for (const { kind, colour, line } of kinds) {
      colour.value = looks[kind].colour;
      line.value = looks[kind].line;
    }
    alike.textContent = areAlike(looks) ? t('looks_alike') : '';
  };
}

/** Where colours are not seen, kinds are told apart by their lines alone. */
function areAlike(looks: Looks): boolean {
  return new Set(KINDS.map((kind) => looks[kind].line)).size < KINDS.length;
}

function isSame(a: Look, b: Look): boolean {
  return a.colour === b.colour && a.line === b.line;
}
