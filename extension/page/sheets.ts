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

  constructor(private readonly lay: Lay) {}

  /** Lays a sheet in the place of the one before. */
  async put(of: Sheet['of'], styles: string): Promise<void> {
    if (this.laid.get(of)?.styles !== styles) await this.replace(of, styles);
  }

  /** Lays the sheets on frames that have come since. */
  async reach(roots: readonly Root[]): Promise<void> {
    const come = roots.map(documentOf).filter((document) => !this.documents.has(document));
    if (come.length === 0) return;
    for (const document of come) this.documents.add(document);
    await Promise.all([...this.laid].map(([of, { styles }]) => this.replace(of, styles)));
  }

  private async replace(of: Sheet['of'], styles: string): Promise<void> {
    const before = this.laid.get(of);
    const sheet: Sheet = { of, styles, version: this.count++ };
    this.laid.set(of, sheet);
    await this.lay(sheet, before);
  }
}
