import { expect, test } from 'vitest';
import { LOOKS } from './colours';

type Colour = readonly [number, number, number];
const PAGES: Record<string, { paper: Colour; ink: Colour }> = {
  white: { paper: [255, 255, 255], ink: [26, 26, 26] },
  sepia: { paper: [244, 236, 216], ink: [70, 50, 30] },
  dark: { paper: [18, 18, 18], ink: [225, 225, 225] },
  black: { paper: [0, 0, 0], ink: [225, 225, 225] },
};

function luminance([r, g, b]: Colour): number {
  const [x = 0, y = 0, z = 0] = [r, g, b].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

function contrast(a: Colour, b: Colour): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function over(top: Colour, alpha: number, below: Colour): Colour {
  const mix = (i: 0 | 1 | 2) => top[i] * alpha + below[i] * (1 - alpha);
  return [mix(0), mix(1), mix(2)];
}

for (const [kind, { line, tint }] of Object.entries(LOOKS)) {
  for (const [name, { paper, ink }] of Object.entries(PAGES)) {
    const tinted = over(line, tint, paper);
    test(`${kind}: its line is seen on a ${name} page`, () => {
      expect(contrast(line, paper)).toBeGreaterThanOrEqual(3);
    });
    test(`${kind}: text stays readable on its tint on a ${name} page`, () => {
      expect(contrast(ink, tinted)).toBeGreaterThanOrEqual(7);
    });
  }
}
