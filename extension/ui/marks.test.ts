import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KINDS } from '../kinds';
import { PRESETS, rgb, THICKNESS, TINTS } from '../looks';

const css = readFileSync(new URL('./marks.css', import.meta.url), 'utf8');

test.each(KINDS)('%s looks in the popup as on the page', (kind) => {
  const { colour, line } = PRESETS.standard[kind];
  expect(css).toContain(`--${kind}: ${rgb(colour)};`);
  expect(css).toContain(`--${kind}-line: ${line} ${THICKNESS[line]}px;`);
  expect(css).toContain(`rgb(from var(--${kind}) r g b / ${TINTS[kind]})`);
  expect(css).toContain(`underline var(--${kind}-line) var(--${kind})`);
});

test('rules of the reader’s look in the popup as on the page', () => {
  expect(css).toContain(`rgb(from var(--own) r g b / ${TINTS.own})`);
  expect(css).toContain(`underline double ${THICKNESS.double}px var(--own)`);
});
