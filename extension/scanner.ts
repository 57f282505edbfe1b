// The engine as the background holds it: made at need, kept while it is sound, and begun anew after a
// failure.
import type { OwnRule, Page, Report } from './engine/caveat.js';
import { __wbg_reset_state as beginAnew, Engine } from './engine/caveat.js';

export class Scanner {
  /** The engine that was last used, and the reader's rules it looks for. */
  private last: { rules: string; engine: Engine } | undefined;

  /** `load` brings the engine's program; a second time it finds it there. */
  constructor(private readonly load: () => Promise<unknown>) {}

  /** Throws when the engine failed. That one page may be to blame: the next finds a sound engine. */
  async scan(page: Page, rules: OwnRule[]): Promise<Report> {
    await this.load();
    try {
      return this.engineFor(rules).scan(page);
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
