// How marks look on a page: a sheet of our own for each look that a reader can choose.
import type { Kind } from '../engine/caveat';
import {
  COLOUR_NAMES,
  type Colour,
  type Line,
  type Looks,
  PRESETS,
  rgb,
  THICKNESS,
  TINTS,
} from '../looks';
import { CARD } from './ours';

/** What is painted: the kinds, and above them the reader's own rules by their colour. */
export type Layer = Kind | `own-${Colour}`;

const KINDS: readonly Kind[] = ['boilerplate', 'unconfirmed', 'anonymous'];
/** The lowest first. */
export const LAYERS: readonly Layer[] = [
  ...KINDS,
  ...COLOUR_NAMES.map((name) => `own-${name}` as const),
];
/** The highlight of the one mark that the reader went to. */
export const CURRENT = 'caveat-current';

/** The highlight of a layer. */
export function highlightOf(layer: Layer): string {
  return `caveat-${layer}`;
}

/** The sheet for a page: its marks, those of the reader's own rules in the colours `own`, and that a card is
 * shown. Each highlight named here costs the browser time at every element whose style it works out. Under
 * forced colours Chromium keeps its own colours for highlights and draws our lines in that of their text: they
 * are seen on it only. */
export function markStyles(looks: Looks, own: readonly Colour[]): string {
  const rules = [
    ...KINDS.map((kind) => rule(kind, looks[kind].colour, TINTS[kind], looks[kind].line)),
    ...own.map((colour) => rule(`own-${colour}`, colour, TINTS.own, 'double')),
  ];
  const layers: readonly Layer[] = [...KINDS, ...own.map((colour) => `own-${colour}` as const)];
  const all = layers.map((layer) => `::highlight(${highlightOf(layer)})`);
  return `
    ${rules.join('\n')}
    ::highlight(${CURRENT}) { background-color: rgb(255 196 0 / 0.45) !important; }
    ${CARD} { --caveat-shown: block; }
    @media print {
      ${all.map((layer) => `${layer} { background-color: transparent !important; }`).join('\n')}
    }
    @media (forced-colors: active) {
      ${all
        .map(
          (layer) => `${layer} {
          background-color: Canvas !important;
          color: CanvasText !important;
          text-decoration-color: CanvasText !important;
          text-underline-offset: 0.08em !important;
        }`,
        )
        .join('\n')}
      ::highlight(${CURRENT}) {
        background-color: Highlight !important;
        color: HighlightText !important;
      }
    }`;
}

/** Styles marks on a page of our own; on others the browser does it for the extension. */
export function adoptMarkStyles(document: Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(markStyles(PRESETS.standard, COLOUR_NAMES));
  document.adoptedStyleSheets.push(sheet);
}

/** With weight, as a page could hide its marks otherwise. The words keep the colour that they have. */
function rule(layer: Layer, colour: Colour, tint: number, line: Line | 'double'): string {
  return `::highlight(${highlightOf(layer)}) {
    background-color: ${rgb(colour, tint)} !important;
    color: currentColor !important;
    text-decoration: underline ${line} ${THICKNESS[line]}px ${rgb(colour)} !important;
    text-underline-offset: 0.2em !important;
  }`;
}
