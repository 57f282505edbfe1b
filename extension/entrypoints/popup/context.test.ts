import { expect, test } from 'vitest';
import { shortened } from './context';

test('a long text is cut between words, and where there is no space, anywhere', () => {
  expect(shortened('few words')).toBe('few words');
  expect(shortened('word '.repeat(60))).toMatch(/^(word ){48}…$/);
  expect(shortened('x'.repeat(300))).toBe(`${'x'.repeat(240)} …`);
});
