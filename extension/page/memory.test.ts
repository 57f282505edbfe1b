import { expect, test, vi } from 'vitest';

/** Stands in for an element, with others in it. */
class StubElement {
  isVisible = true;
  private around: StubElement | null = null;
  constructor(private readonly inside: StubElement[] = []) {
    for (const each of inside) each.around = this;
  }
  get nodeType(): number {
    return 1;
  }
  get parentNode(): StubElement | null {
    return this.around;
  }
  get parentElement(): StubElement | null {
    return this.around;
  }
  checkVisibility(): boolean {
    return this.isVisible && this.around?.checkVisibility() !== false;
  }
  querySelectorAll(): StubElement[] {
    looks++;
    return this.inside.flatMap((each) => [each, ...each.querySelectorAll()]);
  }
}
let looks = 0;

vi.stubGlobal('Node', StubElement);
vi.stubGlobal('Element', StubElement);
const { Memory } = await import('./memory');

function element(...inside: Element[]): Element & StubElement {
  return new StubElement(inside as unknown as StubElement[]) as Element & StubElement;
}

test('a change forgets the parts it stands in, and no other', () => {
  const inside = element();
  const changed = element(inside);
  const beside = element();
  const article = element(changed, beside);
  const read = { blocks: [] };
  const memory = new Memory<{ blocks: string[] }>();
  for (const part of [article, changed, inside, beside]) memory.keep(part, read);

  memory.forget([changed]);

  expect(memory.of(article)).toBeUndefined();
  expect(memory.of(changed)).toBeUndefined();
  expect(memory.of(inside)).toBe(read);
  expect(memory.of(beside)).toBe(read);
});

test('text that comes into sight, or goes out of it, is noticed at the outermost element', () => {
  const text = element();
  const box = element(text);
  const page = element(box);
  const memory = new Memory<{ blocks: string[] }>();
  memory.keep(text, { blocks: ['text'] });
  expect(memory.changedSight(new Set([page, box, text]))).toEqual([]);

  text.isVisible = false;
  expect(memory.changedSight(new Set([page, box, text]))).toEqual([text]);
  expect(memory.of(text)).toBeUndefined();

  memory.unseen.add(text);
  text.isVisible = true;
  expect(memory.changedSight(new Set([text, box, page]))).toEqual([page]);
});

test('elements that stand in each other are gone through once', () => {
  const nested: Element[] = [];
  for (let depth = 0; depth < 100; depth++) nested.unshift(element(...nested.slice(0, 1)));
  looks = 0;
  expect(new Memory().changedSight(new Set(nested))).toEqual([]);
  expect(looks).toBe(100);
});
