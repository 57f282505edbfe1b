import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOOKS } from '../page/colours';

const css = readFileSync(new URL('./marks.css', import.meta.url), 'utf8');

for (const [kind, { line, style, thickness, tint }] of Object.entries(LOOKS)) {
  test(`${kind} looks in the popup as on the page`, () => {
    expect(css).toContain(`--${kind}: rgb(${line.join(' ')});`);
    expect(css).toContain(`rgb(from var(--${kind}) r g b / ${tint})`);
    expect(css).toContain(`underline ${style} ${thickness}px var(--${kind})`);
  });
}
