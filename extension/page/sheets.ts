// Which style sheets of ours lie on the page and its frames. The browser lays them there for the
// extension and Firefox takes them away with it: no mark stays on a page that nobody can take off.
import type { Sheet } from '../protocol';
import { documentOf, type Root } from './root';

/** Lays `sheet` on the page and its frames, and takes `before` off. */
export type Lay = (sheet: Sheet, before?: Sheet) => Promise<void>;

export class Sheets {
  private readonly laid = new Map<Sheet['of'], Sheet>();
  private readonly documents = new WeakSet<Document>([document]);
  /** No two sheets are the same, so that one can lie on the page while the other is taken off. */
  private count = 0;
  private laying: Promise<void> = Promise.resolve();

  constructor(private readonly lay: Lay) {}

  /** Lays a sheet in the place of the one before. */
  put(of: Sheet['of'], styles: string): void {
    if (this.laid.get(of)?.styles !== styles) this.replace(of, styles);
  }

  /** Lays the sheets on frames that have come since. Is done when all sheets lie where they should. */
  async reach(roots: readonly Root[]): Promise<void> {
    const come = roots.map(documentOf).filter((document) => !this.documents.has(document));
    for (const document of come) this.documents.add(document);
    if (come.length > 0) for (const [of, { styles }] of this.laid) this.replace(of, styles);
    await this.laying;
  }

  private replace(of: Sheet['of'], styles: string): void {
    const before = this.laid.get(of);
    const sheet: Sheet = { of, styles, version: this.count++ };
    this.laid.set(of, sheet);
    const lays = this.lay(sheet, before);
    this.laying = this.laying.then(() => lays);
  }
}
