// How the kinds look on pages. Pages are light, sepia or dark and do not always say so: every line
// colour stands out by 3:1 from white, sepia and black alike, and tints are too thin to hide text.
import type { Kind } from '../engine/caveat';

export interface Look {
  /** Red, green, blue. */
  line: readonly [number, number, number];
  style: 'dashed' | 'dotted' | 'wavy';
  /** In px. */
  thickness: number;
  /** From 0 to 1. */
  tint: number;
}

/** The shapes are those of the extension's own pages, so that a reader learns them once. */
export const LOOKS: Record<Kind, Look> = {
  boilerplate: { line: [180, 106, 0], style: 'dashed', thickness: 1.5, tint: 0.1 },
  anonymous: { line: [145, 88, 216], style: 'dotted', thickness: 3, tint: 0.16 },
  unconfirmed: { line: [0, 136, 163], style: 'wavy', thickness: 1.5, tint: 0.15 },
};
