import { expect, test } from 'vitest';
import { REPOSITORY, wrongMarkUrl } from './wrongmark';

test('the form is filled in with the words and the rule, and with nothing else of the page', () => {
  const url = new URL(wrongMarkUrl({ rule: 'officials-said', words: 'officials  said' }, '1.2.3'));
  expect(`${url.origin}${url.pathname}`).toBe(`${REPOSITORY}/issues/new`);
  expect([...url.searchParams.keys()]).toEqual(['title', 'body']);
  expect(url.searchParams.get('title')).toBe('Wrong mark: officials-said');
  expect(url.searchParams.get('body')).toMatch(
    /^> officials said\n\nRule: officials-said, Caveat 1/,
  );
});

test('long words are cut between characters, and the address stays short enough to open', () => {
  const url = wrongMarkUrl({ rule: 'letter', words: '💬'.repeat(1000) }, '1.2.3');
  expect(url.length).toBeLessThan(6000);
  expect(new URL(url).searchParams.get('body')).toContain(`> ${'💬'.repeat(300)} …\n`);
});
