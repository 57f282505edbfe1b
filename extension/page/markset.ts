// The marks of a page in reading order, and what its reader has done to them: some taken off, all
// hidden, one gone to.
import type { Report } from '../engine/caveat';
import type { Settings } from '../settings';
import { isShown } from '../shown';
import type { Gathered } from './gathered';
import { MarkIds, type PlacedMark, placeMarks, replaceMarks } from './marks';
import type { Stretch } from './partial';

export class MarkSet {
  all: readonly PlacedMark[] = [];
  hidden = false;
  /** The id of the mark that the reader went to last. */
  current: number | undefined;
  private ids = new MarkIds();
  /** Marks that the reader took off, by id. */
  private readonly dismissed = new Set<number>();

  /** Makes marks of the report, or only of its findings in `stretch`; `isIn` tells which of them count. */
  place(
    gathered: Gathered,
    report: Report,
    stretch?: Stretch,
    isIn: (placed: PlacedMark) => boolean = () => true,
  ): void {
    const placed = stretch
      ? replaceMarks(this.all, gathered, report, this.ids, stretch)
      : placeMarks(gathered, report, this.ids);
    this.all = placed.filter(isIn);
    this.noteDismissed();
  }

  /** The page is another one. */
  begin(): void {
    this.ids = new MarkIds();
    this.dismissed.clear();
    this.current = undefined;
  }

  /** Takes one mark off the page, or puts it back. */
  dismiss(id: number, off: boolean): void {
    if (off) this.dismissed.add(id);
    else this.dismissed.delete(id);
    this.noteDismissed();
  }

  /** Takes the marks off the page, or shows them again, those taken off one by one too. */
  hide(hidden: boolean): void {
    this.hidden = hidden;
    if (hidden) return;
    this.dismissed.clear();
    this.noteDismissed();
  }

  shown(settings: Settings): PlacedMark[] {
    return this.hidden ? [] : this.all.filter(({ mark }) => isShown(mark, settings));
  }

  /** Notes on every mark whether it was taken off. */
  private noteDismissed(): void {
    for (const { mark } of this.all) {
      if (this.dismissed.has(mark.id)) mark.dismissed = true;
      else delete mark.dismissed;
    }
  }

  withId(id: number | undefined): PlacedMark | undefined {
    return this.all.find(({ mark }) => mark.id === id);
  }

  /** The shown mark next to the current one, whether that is shown or not; round at the ends. */
  neighbour(step: 1 | -1, settings: Settings): PlacedMark | undefined {
    const shown = new Set(this.shown(settings));
    const at = this.all.findIndex(({ mark }) => mark.id === this.current);
    const cut = step > 0 ? at + 1 : Math.max(0, at);
    const round = [...this.all.slice(cut), ...this.all.slice(0, cut)];
    if (step < 0) round.reverse();
    return round.find((placed) => shown.has(placed));
  }
}
