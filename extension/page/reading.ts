// The text of a page and the report on it, brought up to date with every change: of a long page only
// what changed is gathered and scanned again.
import type { Page, Report } from '../engine/caveat';
import { pageOf } from './containers';
import { gather } from './gather';
import type { Gathered, PageMemory, ShadowRootOf } from './gathered';
import { Memory } from './memory';
import { difference, LONG_PAGE, merge, REACH, type Stretch, withNeighbours } from './partial';
import { patch } from './patch';
import { within } from './selection';
import type { Change } from './watch';

/** A page that keeps changing is read whole again after this long, in ms, and its figures are counted
 * again no more often. */
const WHOLE_EVERY = 10_000;

/** What a scan has brought. */
export interface Scan {
  /** The text is another than before. */
  isNew: boolean;
  /** What was scanned, where it was not everything. */
  stretch?: Stretch;
}

export class Reading {
  gathered: Gathered | undefined;
  /** The report on what was gathered. */
  report: Report | undefined;
  /** The report's figures are of the page as it was before a part of it was scanned again. */
  isPartial = false;
  private readonly memory: PageMemory = new Memory();
  /** When all of the page was read, not only what had changed. */
  private readWhole = 0;

  constructor(
    private readonly ask: (page: Page) => Promise<Report>,
    private readonly shadowRootOf: ShadowRootOf,
  ) {}

  /** In how many ms the figures may be counted again. */
  get rest(): number {
    return this.readWhole + WHOLE_EVERY - performance.now();
  }

  /** Which of these elements hold text that has come into sight since it was read, or gone out of it. */
  readonly changedSight = (elements: ReadonlySet<Element>): Element[] =>
    this.memory.changedSight(elements);

  /** The report is worth nothing any more: the page is another one, or could not be read. */
  forget(): void {
    this.report = undefined;
    this.memory.forgetAll();
  }

  /** The page as it is now, or what the reader has selected of it: read through, or brought up to date
   * where that is sure to be the same. */
  async gather(change?: Change, selection?: readonly Range[]): Promise<Gathered> {
    const { memory, gathered, shadowRootOf } = this;
    // Styles can show and hide text without a change that is seen here.
    if (this.rest < 0 || (change && !change.touched)) memory.forgetAll();
    if (!memory.about) this.readWhole = performance.now();
    else if (change?.touched && gathered && !selection) {
      const { touched, records } = change;
      const patched = await patch(gathered, { touched, records }, memory, shadowRootOf);
      if (patched) return patched;
    }
    const all = await gather(document, { shadowRootOf, memory });
    return selection ? within(all, selection) : all;
  }

  /** Brings the report up to date with what was gathered now; `whole` where it is to be read anew. */
  async scan(gathered: Gathered, whole: boolean, isSelection: boolean): Promise<Scan> {
    const { gathered: before, report: held } = this;
    const changed = before && held && difference(before.blocks, gathered.blocks, gathered.kept);
    const isNew = !held || whole || changed !== undefined;
    const stretch = changed && !whole ? await this.scanPart(gathered, changed) : undefined;
    if (isNew && !stretch) {
      const page = pageOf(gathered);
      // A selection says nothing of what the whole is, and so is scanned as plain text is.
      if (isSelection) delete page.signals;
      this.report = await this.ask(page);
      this.isPartial = false;
    }
    this.gathered = gathered;
    return { isNew, ...(stretch && { stretch }) };
  }

  /** Scans only what changed, and what that may decide. Gives the stretch whose findings are new, or
   * `undefined` where all must be scanned. */
  private async scanPart(gathered: Gathered, changed: Stretch): Promise<Stretch | undefined> {
    const { report: held } = this;
    const { length } = gathered.blocks;
    if (held?.status !== 'article' || length < LONG_PAGE) return undefined;
    const stretch = withNeighbours(changed, held, length);
    const start = Math.max(0, stretch.from - REACH);
    // A part says as little of the whole as a selection does.
    const { signals: _, ...part } = pageOf(gathered, start, stretch.to + REACH);
    const merged = merge(held, await this.ask(part), start, stretch);
    if (!merged) return undefined;
    this.report = merged;
    this.isPartial = true;
    return stretch;
  }
}
