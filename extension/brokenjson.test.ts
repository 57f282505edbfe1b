import { expect, test } from 'vitest';
import { brokenAt } from './brokenjson';

test.each([
  '{}',
  '[]',
  ' {"a": [1, -2.5e+3, true, null, "x\\u00e9\\n", {}, []], "b": {"c": [[[]]]}} \n',
  '"text"',
  '0',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
])('what the browser reads is JSON here too', (text) => {
  expect(() => JSON.parse(text)).not.toThrow();
  expect(brokenAt(text)).toBeUndefined();
});

test.each([
  ['', 1, 1],
  ['hello', 1, 1],
  ['{"a": 1,}', 1, 9],
  ['{"a" 1}', 1, 6],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['[1, 2', 1, 6],
  ['[1 2]', 1, 4],
  ['{"a": "never closed', 1, 7],
  ['{} {}', 1, 4],
  ["{'a': 1}", 1, 2],
  ['[01]', 1, 3],
  ['{"a": 1]', 1, 8],
  ['[1,]', 1, 4],
  ['"a\tb"', 1, 1],
])('%j is broken at line %i, column %i', (text, line, column) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(brokenAt(text)).toEqual({ line, column });
});

test('with any one sign gone, or doubled, it agrees with the browser', () => {
  const text = '{"a": [1, -2.5e3, true], "b": {"c\\n": "x\\u00e9"}, "d": [[], {}]}';
  for (let at = 0; at < text.length; at++) {
    for (const other of [
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) + text[at] + text.slice(at),
    ]) {
      expect(brokenAt(other) === undefined, other).toBe(isJson(other));
    }
  }
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
