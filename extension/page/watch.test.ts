import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Change } from './watch';

/** There are no nodes here that could be asked anything. */
vi.mock('./nodes', () => ({}));

/** A page with no more to it than the watch looks at. */
class StubPage extends EventTarget {
  hidden = false;
  private note: (records: unknown[]) => void = () => {};

  constructor() {
    super();
    const page = this;
    vi.stubGlobal('document', page);
    vi.stubGlobal('location', { href: 'https://courier.example/story' });
    vi.stubGlobal(
      'MutationObserver',
      class {
        constructor(private readonly heard: (records: unknown[]) => void) {}
        observe() {
          page.note = this.heard;
        }
        disconnect() {
          page.note = () => {};
        }
      },
    );
  }

  /** The class of an element is another one. */
  restyle(): void {
    this.note([{ type: 'attributes', attributeName: 'class', target: {} }]);
  }

  /** A text node is written anew. */
  change(): void {
    const none = { length: 0 };
    this.note([{ type: 'characterData', target: {}, addedNodes: none, removedNodes: none }]);
  }

  show(): void {
    this.hidden = false;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let page: StubPage;

beforeEach(() => {
  vi.useFakeTimers();
  page = new StubPage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Watches the page; `isNew` says of each reading whether its text was new. Gives the times of readings. */
async function watching(isNew: () => boolean): Promise<number[]> {
  const { Watch } = await import('./watch');
  const times: number[] = [];
  const read = async () => {
    times.push(performance.now());
    return isNew();
  };
  new Watch(read, () => []).observe([document]);
  return times;
}

async function mutateFor(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    page.change();
    await vi.advanceTimersByTimeAsync(100);
  }
}

test('a page that changes once is read once, when it is quiet', async () => {
  const times = await watching(() => true);
  const start = performance.now();
  page.change();
  await vi.advanceTimersByTimeAsync(5000);
  expect(times).toEqual([start + 250]);
});

test('a page that never is quiet and goes on to say something new is read every second', async () => {
  const times = await watching(() => true);
  await mutateFor(60_000);
  expect(times.length).toBeGreaterThan(50);
});

test('a page that changes for ever and says nothing new is left alone', async () => {
  const times = await watching(() => false);
  await mutateFor(600_000);
  expect(times.length).toBeLessThan(25);
});

test('nothing is read in a hidden tab, and what has changed is read when it is shown', async () => {
  const times = await watching(() => true);
  page.hidden = true;
  await mutateFor(5000);
  expect(times).toEqual([]);
  page.show();
  await vi.advanceTimersByTimeAsync(250);
  expect(times).toHaveLength(1);
});

test('of what a hidden tab goes through no more is kept than can be read again one by one', async () => {
  const { Watch } = await import('./watch');
  const changes: (number | undefined)[] = [];
  const read = async ({ touched }: Change) => {
    changes.push(touched?.size);
    return true;
  };
  new Watch(read, () => []).observe([document]);
  for (const count of [10, 100_000, 10]) {
    page.hidden = true;
    for (let change = 0; change < count; change++) page.change();
    page.show();
    await vi.advanceTimersByTimeAsync(250);
  }
  expect(changes).toEqual([10, undefined, 10]);
});

test('a watch that was stopped stays so, whatever a reading under way then finds', async () => {
  const { Watch } = await import('./watch');
  const read = vi.fn(async () => true);
  const watch = new Watch(read, () => []);
  watch.observe([document]);
  watch.stop();
  watch.observe([document, {} as ShadowRoot]);
  page.change();
  page.show();
  await vi.advanceTimersByTimeAsync(5000);
  expect(read).not.toHaveBeenCalled();
});

test('a stall while restyled elements are looked at keeps nobody from looking again soon', async () => {
  const { Watch } = await import('./watch');
  let looks = 0;
  const look = () => {
    looks++;
    vi.spyOn(performance, 'now').mockReturnValueOnce(performance.now() + 10_000);
    return [];
  };
  new Watch(async () => true, look).observe([document]);
  page.restyle();
  await vi.advanceTimersByTimeAsync(250);
  expect(looks).toBe(1);
  page.restyle();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(looks).toBe(2);
});
