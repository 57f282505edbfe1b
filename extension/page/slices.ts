// Long work in slices, so that the page can answer its reader in between.

/** Half a frame: the page keeps the other half. */
const SLICE_MS = 8;

/** Not in every browser yet, and so not in TypeScript's own list. */
const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };

export class Slices {
  private end = performance.now() + SLICE_MS;

  get over(): boolean {
    return performance.now() >= this.end;
  }

  async pause(): Promise<void> {
    if (scheduler?.yield) await scheduler.yield();
    else await new Promise((resolve) => setTimeout(resolve));
    this.end = performance.now() + SLICE_MS;
  }
}
