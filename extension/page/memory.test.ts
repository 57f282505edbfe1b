import { expect, test } from 'vitest';
import { Memory } from './memory';

/** Stands in for an element, of which a memory needs the parent only. */
function element(parent: Element | null = null): Element {
  return { parentNode: parent } as unknown as Element;
}

test('a change forgets the parts it stands in, and no other', () => {
  const article = element();
  const changed = element(article);
  const inside = element(changed);
  const beside = element(article);
  const read = { blocks: [] };
  const memory = new Memory<{ blocks: string[] }>();
  for (const part of [article, changed, inside, beside]) memory.keep(part, read);

  memory.forget([changed]);

  expect(memory.of(article)).toBeUndefined();
  expect(memory.of(changed)).toBeUndefined();
  expect(memory.of(inside)).toBe(read);
  expect(memory.of(beside)).toBe(read);
});
