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

/** Stands in for an element with others in it, of which a look at it needs this. */
class Look {
  parentElement: Look | null = null;
  isVisible = true;
  constructor(private readonly inside: Look[] = []) {
    for (const each of inside) each.parentElement = this;
  }
  checkVisibility(): boolean {
    return this.isVisible && this.parentElement?.checkVisibility() !== false;
  }
  querySelectorAll(): Look[] {
    looks++;
    return this.inside.flatMap((each) => [each, ...each.querySelectorAll()]);
  }
}
let looks = 0;

function changedSight(memory: Memory<{ blocks: string[] }>, ...elements: Look[]): Element[] {
  return memory.changedSight(new Set(elements as unknown as Element[]));
}

test('text that comes into sight, or goes out of it, is noticed at the outermost element', () => {
  const text = new Look();
  const box = new Look([text]);
  const page = new Look([box]);
  const memory = new Memory<{ blocks: string[] }>();
  const known = text as unknown as Element;
  memory.keep(known, { blocks: ['text'] });
  expect(changedSight(memory, page, box, text)).toEqual([]);

  text.isVisible = false;
  expect(changedSight(memory, page, box, text)).toEqual([text]);
  expect(memory.of(known)).toBeUndefined();

  memory.unseen.add(known);
  text.isVisible = true;
  expect(changedSight(memory, text, box, page)).toEqual([page]);
});

test('elements that stand in each other are gone through once', () => {
  const nested: Look[] = [];
  for (let depth = 0; depth < 100; depth++) nested.unshift(new Look(nested.slice(0, 1)));
  looks = 0;
  expect(changedSight(new Memory(), ...nested)).toEqual([]);
  expect(looks).toBe(100);
});
