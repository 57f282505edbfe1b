// The engine as the background holds it: made at need, kept while it is sound, and begun anew after a
// failure.
import type { OwnRule, Page, Report } from './engine/caveat.js';
import { __wbg_reset_state as beginAnew, Engine } from './engine/caveat.js';

/** Little to read, and something of most that is looked for. */
const SPECIMEN: Page = {
  blocks: [{ text: 'Two people familiar with the talks declined to comment.' }],
};

export class Scanner {
  /** The engine that was last used, and the reader's rules it looks for. */
  private last: { rules: string; engine: Engine } | undefined;

  /** `load` brings the engine's program; a second time it finds it there. */
  constructor(private readonly load: () => Promise<unknown>) {}

  /** Has the engine ready before there is a page. Chromium translates a function of its program when that is
   * first called, and so the first scan takes thirty times as long as the next. */
  async prepare(): Promise<void> {
    if (!this.last) await this.scan(SPECIMEN, []);
  }

  /** Throws when the engine failed. That one page may be to blame: the next finds a sound engine. */
  async scan(page: Page, rules: OwnRule[]): Promise<Report> {
    await this.load();
    try {
      return timed(() => this.engineFor(rules).scan(page));
    } catch (error) {
      this.last = undefined;
      beginAnew();
      throw error;
    }
  }

  /** A rule that the engine refuses, such as one from an edited file, keeps no other from its work. */
  private engineFor(rules: OwnRule[]): Engine {
    const key = JSON.stringify(rules);
    if (this.last?.rules !== key) {
      const accepted = rules.filter((rule) => Engine.check(rule) === undefined);
      this.last = { rules: key, engine: Engine.withOwnRules(accepted) };
    }
    return this.last.engine;
  }
}

/** Shows in the browser's profiler (User Timing) how long `scan` takes. Nothing of it is kept. */
function timed<T>(scan: () => T): T {
  const name = 'caveat-scan';
  performance.mark(name);
  try {
    return scan();
  } finally {
    performance.measure(name, name);
    performance.clearMarks(name);
    performance.clearMeasures(name);
  }
}
