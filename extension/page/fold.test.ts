import { describe, expect, test } from 'vitest';
import { Fold, placeOf, type Source } from './fold';

function fold(...data: string[]) {
  const nodes: Source[] = data.map((text) => ({ data: text }));
  const folded = new Fold<Source>();
  for (const node of nodes) folded.append(node);
  folded.finish();
  return folded;
}

const rows: [name: string, nodes: string[], text: string][] = [
  ['plain text is kept', ['Two officials said so.'], 'Two officials said so.'],
  ['runs of white space become one space', ['  Two \n\t officials\n'], 'Two officials'],
  ['a line break in the source is a space', ['Two\nofficials'], 'Two officials'],
  ['no-break spaces count as spaces', ['U.S.\u00a0officials'], 'U.S. officials'],
  ['spaces at the seam of two nodes are one', ['Two ', ' officials'], 'Two officials'],
  ['a space may stand in a node of its own', ['Two', ' ', 'officials', ' '], 'Two officials'],
  ['words split over nodes stay one word', ['offi', 'cials'], 'officials'],
  ['soft hyphens and zero-width characters vanish', ['un\u00adcon\u200bfirmed'], 'unconfirmed'],
  ['an invisible character between spaces adds none', ['not \u200b known'], 'not known'],
  ['a byte order mark is no space', ['un\ufeffknown'], 'unknown'],
  ['only white space is nothing', [' ', '\n', '\u200b '], ''],
  ['astral characters are kept whole', ['a 🦊\n 𝔘 b'], 'a 🦊 𝔘 b'],
  ['combining marks stay where they are', ['cafe\u0301  said'], 'cafe\u0301 said'],
  ['a trailing space before the end is dropped', ['Two officials ', '\n'], 'Two officials'],
];

describe('the text of a block', () => {
  for (const [name, nodes, text] of rows) {
    test(name, () => expect(fold(...nodes).text).toBe(text));

    test(`${name}: and every unit maps back to itself`, () => {
      const { runs, text: folded } = fold(...nodes);
      for (let offset = 0; offset < folded.length; offset++) {
        const place = placeOf(runs, offset);
        const unit = place?.node.data[place.offset];
        if (folded[offset] === ' ') expect(unit).toMatch(/\s/);
        else expect(unit).toBe(folded[offset]);
      }
    });
  }
});

test('a part of a node can be added alone', () => {
  const node = { data: 'one\n\ntwo' };
  const folded = new Fold<Source>();
  expect(folded.append(node, 5, 8)).toBe(3);
  expect(placeOf(folded.runs, 0)).toEqual({ node, offset: 5 });
});

test('what is left out in between parts the runs around it, after the space before it', () => {
  const [before, after] = [{ data: 'on Monday.\n' }, { data: ' By a reporter' }];
  const folded = new Fold<Source>();
  folded.append(before);
  folded.cut();
  folded.append(after);
  expect(folded.text).toBe('on Monday. By a reporter');
  const parted = [...folded.runs.cuts].map((run) => folded.runs.nodes[run]);
  expect(parted).toEqual([after]);
});
