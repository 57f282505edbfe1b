import { expect, test } from 'vitest';
import { COLOUR_NAMES, COLOURS, PRESETS, TINTS } from './looks';

type Colour = readonly [number, number, number];
const PAGES: Record<string, { paper: Colour; ink: Colour }> = {
  white: { paper: [255, 255, 255], ink: [26, 26, 26] },
  sepia: { paper: [244, 236, 216], ink: [70, 50, 30] },
  dark: { paper: [18, 18, 18], ink: [225, 225, 225] },
  black: { paper: [0, 0, 0], ink: [225, 225, 225] },
};

function linear(colour: Colour): Colour {
  const part = (i: 0 | 1 | 2) => {
    const value = colour[i] / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(0), part(1), part(2)];
}

function luminance(colour: Colour): number {
  const [r, g, b] = linear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Colour, b: Colour): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function over(top: Colour, alpha: number, below: Colour): Colour {
  const mix = (i: 0 | 1 | 2) => top[i] * alpha + below[i] * (1 - alpha);
  return [mix(0), mix(1), mix(2)];
}

for (const colour of COLOUR_NAMES) {
  for (const [name, { paper, ink }] of Object.entries(PAGES)) {
    test(`a ${colour} line is seen on a ${name} page`, () => {
      expect(contrast(COLOURS[colour], paper)).toBeGreaterThanOrEqual(3);
    });
    test(`text stays readable on a ${colour} tint on a ${name} page`, () => {
      const tinted = over(COLOURS[colour], Math.max(...Object.values(TINTS)), paper);
      expect(contrast(ink, tinted)).toBeGreaterThanOrEqual(7);
    });
  }
}

/** Colours as they look without one kind of cone: Machado, Oliveira and Fernandes, 2009. */
const EYES: Record<string, readonly Colour[]> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(colour: Colour, eyes: readonly Colour[]): Colour {
  const light = linear(colour);
  const row = (i: 0 | 1 | 2) => {
    const value = (eyes[i] ?? light).reduce((sum, part, at) => sum + part * (light[at] ?? 0), 0);
    return Math.min(1, Math.max(0, value));
  };
  return [row(0), row(1), row(2)];
}

/** CIE Lab of linear light. */
function lab([r, g, b]: Colour): Colour {
  const root = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

test.each(Object.entries(EYES))(
  'the colour-blind safe colours are told apart with %s',
  (_, eyes) => {
    const [a, b, c] = Object.values(PRESETS.colour_blind).map(({ colour }) =>
      lab(seen(COLOURS[colour], eyes)),
    );
    for (const [one = [], other = []] of [
      [a, b],
      [a, c],
      [b, c],
    ]) {
      // Ten times the least difference that anyone sees.
      expect(Math.hypot(...one.map((part, at) => part - (other[at] ?? 0)))).toBeGreaterThan(23);
    }
  },
);

test.each(Object.entries(PRESETS))(
  'in the %s looks no two kinds share a colour or a line',
  (_, looks) => {
    const kinds = Object.values(looks);
    expect(new Set(kinds.map(({ colour }) => colour)).size).toBe(kinds.length);
    expect(new Set(kinds.map(({ line }) => line)).size).toBe(kinds.length);
  },
);
