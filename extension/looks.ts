// How marks look: the colours and lines there are to choose from, and the sets of them made ready.
import type { Kind } from './engine/caveat';

/** Red, green, blue. Pages are light, sepia or dark and do not always say so: every colour stands out
 * by 3:1 from white, sepia and black alike. */
export const COLOURS = {
  violet: [145, 88, 216],
  blue: [0, 114, 178],
  teal: [0, 136, 163],
  green: [0, 140, 80],
  amber: [180, 106, 0],
  orange: [213, 94, 0],
  grey: [118, 118, 118],
  pink: [196, 74, 140],
  red: [214, 58, 58],
} as const satisfies Record<string, readonly [number, number, number]>;

export type Colour = keyof typeof COLOURS;
export const COLOUR_NAMES = Object.keys(COLOURS) as Colour[];

/** The lines a kind may have. The reader's own rules have a double one, so that no kind looks as they do. */
export const LINES = ['dotted', 'wavy', 'dashed', 'solid'] as const;
export type Line = (typeof LINES)[number];

/** In px. */
export const THICKNESS: Readonly<Record<Line | 'double', number>> = {
  dotted: 3,
  wavy: 1.5,
  dashed: 1.5,
  solid: 1.5,
  double: 1.5,
};

/** How strong the tint behind the words is, from 0 to 1: too thin to hide text. */
export const TINTS: Readonly<Record<Kind | 'own', number>> = {
  anonymous: 0.16,
  unconfirmed: 0.15,
  // An appeal is paragraphs long.
  boilerplate: 0.1,
  own: 0.14,
};

export interface Look {
  colour: Colour;
  line: Line;
}
export type Looks = Record<Kind, Look>;

export const PRESETS = {
  standard: {
    anonymous: { colour: 'violet', line: 'dotted' },
    unconfirmed: { colour: 'teal', line: 'wavy' },
    boilerplate: { colour: 'amber', line: 'dashed' },
  },
  /** Told apart by readers who lack one of the three kinds of cone, too. */
  colour_blind: {
    anonymous: { colour: 'blue', line: 'dotted' },
    unconfirmed: { colour: 'orange', line: 'wavy' },
    boilerplate: { colour: 'grey', line: 'dashed' },
  },
} as const satisfies Record<string, Looks>;

/** The colour as styles write it. */
export function rgb(colour: Colour, alpha?: number): string {
  return `rgb(${COLOURS[colour].join(' ')}${alpha === undefined ? '' : ` / ${alpha}`})`;
}

export function isColour(name: unknown): name is Colour {
  return typeof name === 'string' && Object.hasOwn(COLOURS, name);
}

export function isLine(name: unknown): name is Line {
  return LINES.some((line) => line === name);
}
