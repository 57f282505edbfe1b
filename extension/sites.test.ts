import { expect, test } from 'vitest';
import { covers, hostIn, patternOf, runsOn, siteOf } from './sites';

test('a site is allowed with all that is below it', () => {
  expect(patternOf('www.herald.example')).toBe('*://*.herald.example/*');
  expect(patternOf('news.herald.example')).toBe('*://*.news.herald.example/*');
  expect(patternOf('localhost')).toBe('*://localhost/*');
  expect(patternOf('127.0.0.1')).toBe('*://127.0.0.1/*');
});

test('a pattern is shown as the site it stands for', () => {
  expect(siteOf('*://*.herald.example/*')).toBe('herald.example');
  expect(siteOf('https://herald.example/*')).toBe('herald.example');
});

test('a site may be typed as a name or pasted as an address', () => {
  expect(hostIn(' Herald.example ')).toBe('herald.example');
  expect(hostIn('https://www.herald.example/a/b?c#d')).toBe('www.herald.example');
  expect(hostIn('localhost')).toBe('localhost');
});

test('what is no site is refused', () => {
  for (const typed of [
    '',
    'herald',
    'two words.example',
    'file:///etc',
    'about:blank',
    '*.example',
    '*',
  ]) {
    expect(hostIn(typed), typed).toBeUndefined();
  }
});

test('a site covers what is below it and nothing that only ends alike', () => {
  expect(covers('herald.example', 'news.herald.example')).toBe(true);
  expect(covers('herald.example', 'myherald.example')).toBe(false);
});

test('Caveat runs by itself where it may and the reader did not say never', () => {
  const chosen = { all: false, chosen: ['*://*.herald.example/*'] };
  expect(runsOn('news.herald.example', chosen, [])).toBe(true);
  expect(runsOn('courier.example', chosen, [])).toBe(false);
  expect(runsOn('courier.example', { all: true, chosen: [] }, [])).toBe(true);
  expect(runsOn('news.courier.example', { all: true, chosen: [] }, ['courier.example'])).toBe(
    false,
  );
});
