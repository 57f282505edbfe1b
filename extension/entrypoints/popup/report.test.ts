import { expect, test } from 'vitest';
import type { Mark } from '../../protocol';
import { type Article, annotations, json, markdown, plainText, textFragment } from './report';

const mark: Mark = {
  id: 3,
  kind: 'anonymous',
  sub_kind: 'knowledge',
  strength: 'strong',
  rule: 'a-rule',
  before: 'The lease was signed, ',
  words: 'two people well-placed at the port',
  after: ', said on [Monday].',
  cut: { before: true, after: false },
  facets: [],
};
const article: Article = {
  title: 'Port *news*',
  url: 'https://herald.example/port',
  headline: '1 thing to read with care',
  figures: ['1 named person'],
  groups: [{ kind: 'anonymous', name: 'Sources without a name', marks: [mark] }],
  always: 'Marks wording; does not check facts.',
  made: new Date('2026-05-04T17:08:09Z'),
  version: '1.2.3',
};
const describe = () => ({ name: 'Described by access', what: 'Not by name.' });

test('a text fragment names the words and three words on each side, hyphens escaped', () => {
  expect(textFragment(mark)).toBe(
    ':~:text=lease%20was%20signed%2C-,two%20people%20well%2Dplaced%20at%20the%20port,-%2C%20said%20on',
  );
});

test('a text fragment for a long appeal names its start and its end', () => {
  const words = 'Dear reader, we are a newsroom of nine people and answer to you';
  expect(textFragment({ ...mark, before: '', words, after: '' })).toBe(
    ':~:text=Dear%20reader%2C%20we%20are%20a,people%20and%20answer%20to%20you',
  );
});

test('a text fragment for an appeal names its first paragraph: no other goes on from there', () => {
  const words = 'A word to you\nWe are a newsroom of nine';
  expect(textFragment({ ...mark, before: '', words, after: '' })).toBe(
    ':~:text=A%20word%20to%20you',
  );
});

test('Markdown shows the page’s text as it is, linked to its place', () => {
  const report = markdown(article, describe);
  expect(report).toContain('# [Port \\*news\\*](<https://herald.example/port>)');
  expect(report).toContain(
    '**two people well-placed at the port**](<https://herald.example/port#:~:text=',
  );
  expect(report).toContain(', said on \\[Monday\\].');
  expect(report).toContain('*Described by access.* Not by name.');
});

test('the address of a part of the page keeps it, but an annotation is of the whole', () => {
  const part = { ...article, url: 'https://herald.example/port#quay' };
  expect(markdown(part, describe)).toContain('<https://herald.example/port#quay:~:text=');
  const page = JSON.parse(annotations(part, describe, () => 'urn:test:1'));
  expect(page.items[0].target.source).toBe('https://herald.example/port');
});

test('Markdown sets the names of sources below their number', () => {
  const figures = ['Sources: 2 named people\nJane Roe and Max Poe'];
  expect(markdown({ ...article, figures }, describe)).toContain(
    '- Sources: 2 named people\n  - Jane Roe and Max Poe\n',
  );
});

test('plain text needs nothing but itself', () => {
  expect(plainText(article, describe)).toBe(
    [
      'Port *news*',
      'https://herald.example/port',
      '1 thing to read with care',
      '1 named person',
      'SOURCES WITHOUT A NAME',
      '… The lease was signed, [two people well-placed at the port], said on [Monday].\n    Described by access. Not by name.',
      'Marks wording; does not check facts.',
      'Caveat 1.2.3 · 2026-05-04 17:08 UTC\n',
    ].join('\n\n'),
  );
});

test('JSON holds the marks without the ids of this tab', () => {
  const { id, cut, ...rest } = mark;
  const report = JSON.parse(json(article));
  expect(report.caveat).toBe('1.2.3');
  expect(report.marks).toEqual([rest]);
});

test('an annotation of a reader’s rule is tagged with its name', () => {
  const own: Mark = { ...mark, kind: 'own', sub_kind: 'own', rule: 'Big words' };
  const groups = [{ kind: 'own' as const, name: 'Your own rules', marks: [own] }];
  const page = JSON.parse(annotations({ ...article, groups }, describe, () => 'urn:test:1'));
  expect(page.items[0].body[0].value).toBe('own/Big words');
});

test('an annotation quotes the words with what stands around them', () => {
  let count = 0;
  const page = JSON.parse(annotations(article, describe, () => `urn:test:${++count}`));
  expect(page.type).toBe('AnnotationPage');
  expect(page.items[0].target.source).toBe('https://herald.example/port');
  expect(page.items[0].target.selector[0]).toEqual({
    type: 'TextQuoteSelector',
    exact: mark.words,
    prefix: mark.before,
    suffix: mark.after,
  });
  expect(new Set([page.id, page.items[0].id]).size).toBe(2);
});
