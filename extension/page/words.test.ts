import { expect, test } from 'vitest';
import { joinWords, nameWords, targetWords } from './words';

test('names are split at case changes and punctuation', () => {
  expect(nameWords('DonateBox donation__pitch--big', 'aside-2', null)).toBe(
    'donate box donation pitch big aside 2',
  );
  expect(nameWords('HTMLWidget')).toBe('html widget');
  expect(nameWords(null, undefined, '')).toBe('');
});

test('names end at a whole word within 200 units', () => {
  const names = nameWords('newsletter '.repeat(40));
  expect(names.length).toBeLessThanOrEqual(200);
  expect(names.endsWith('newsletter')).toBe(true);
});

test('a target gives the words of its path, without query and fragment', () => {
  expect(targetWords('/support-us?x=1#top', 'paper.example')).toBe('support us');
  expect(targetWords('https://paper.example/Membership/join', 'paper.example')).toBe(
    'membership join',
  );
  expect(targetWords('https://donate.example/now', 'paper.example')).toBe('donate example now');
  expect(targetWords('mailto:tips@paper.example', 'paper.example')).toBe('tips paper example');
  expect(targetWords('#', 'paper.example')).toBe('');
});

test('words are joined with one space', () => {
  expect(joinWords('', 'donate')).toBe('donate');
  expect(joinWords('support us', 'donate')).toBe('support us donate');
  expect(joinWords('support us', '')).toBe('support us');
});
