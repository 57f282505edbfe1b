// One page as its reader has it: read, scanned and marked, and again when it changes; what the reader
// does to its marks; and the answers to the popup.
//
//   DOM ──gather──▶ blocks ──scan──▶ report ──marks──▶ paint ──▶ CSS.highlights
//    │                     (background)          │
//    └──watch──▶ again                           └──▶ popup: state, jump
//
// Nothing here writes to the page's DOM but what ours.ts names, and a `<details>` that is opened on a jump.
import type { OwnRule, Page, Report } from '../engine/caveat';
import { areSame, forEngine } from '../ownrules';
import type { Mark, PageState, Scanned } from '../protocol';
import type { Settings } from '../settings';
import { ruleOf } from '../shown';
import type { ToolbarIcon } from '../toolbar';
import { Collapse } from './collapse';
import { pageOf } from './containers';
import type { ShadowRootOf } from './gathered';
import { HoverCard } from './hovercard';
import { jumpTo } from './jump';
import type { PlacedMark } from './marks';
import { MarkSet } from './markset';
import { takeAway } from './ours';
import { Painter, type Ranges } from './paint';
import { Reading } from './reading';
import { isIn, selected } from './selection';
import { type Lay, Sheets } from './sheets';
import { markStyles } from './styles';
import { type Change, Watch } from './watch';

/** What the reader needs from the extension around it. */
export interface Extension {
  /** Scans a page, by `rules` of the reader's too. Throws an Error whose message a reader may see. */
  scan(page: Page, rules: OwnRule[]): Promise<Report>;
  /** The state is another one now; `icon` tells how things stand, `count` how many marks to count. */
  changed(icon: ToolbarIcon, count: number): void;
  /** Whether the extension that this script came from is still there. */
  isAlive(): boolean;
  shadowRootOf: ShadowRootOf;
  lay: Lay;
  /** What stands in the place of an appeal that is folded. */
  appealLine: string;
  /** What stands on the card of a mark; `hide` takes the mark off the page. */
  card(mark: Mark, hide: () => void): HTMLElement;
}

/** What a reading is for: the first, or all again, or a change. */
interface Asked {
  change?: Change;
  whole?: boolean;
}

export class PageReader {
  private readonly life = new AbortController();
  private readonly painter = new Painter(document);
  private readonly card = new HoverCard(
    () => this.shownMarks(),
    ({ mark }) => this.extension.card(mark, () => this.dismiss(mark.id, true)),
  );
  private readonly sheets: Sheets;
  private readonly collapse: Collapse;
  private readonly page: Reading;
  private readonly watch: Watch;
  /** The settings are known. */
  private chosen: Promise<void> | undefined;
  /** Counts the figures again. */
  private recount: ReturnType<typeof setTimeout> | undefined;
  private readonly marks = new MarkSet();
  /** Set while only what the reader had selected is checked. */
  private selection: readonly Range[] | undefined;
  private error: string | undefined;
  private reading: Promise<boolean> | undefined;

  constructor(
    private settings: Settings,
    private readonly extension: Extension,
  ) {
    this.sheets = new Sheets(extension.lay);
    this.collapse = new Collapse(extension.appealLine, this.sheets);
    this.page = new Reading(
      (page) => extension.scan(page, forEngine(this.settings.own_rules)),
      extension.shadowRootOf,
    );
    this.watch = new Watch((change) => this.readAgain(change), this.page.changedSight);
  }

  /** Reads the page for the first time, marks it as `settings` say, and from then on watches it. */
  async start(settings: Promise<Settings>): Promise<void> {
    this.chosen = settings.then((chosen) => {
      this.settings = chosen;
      this.style();
    });
    takeAway(document);
    this.watch.observe([document]);
    this.listen();
    await this.read();
  }

  /** Reads again after a failure; else the marks there are stay. */
  async retry(): Promise<void> {
    if (this.error === undefined) return;
    this.error = undefined;
    await this.read();
  }

  /** Takes everything off the page. The reader is of no use afterwards. */
  stop(): void {
    this.life.abort();
    this.watch.stop();
    clearTimeout(this.recount);
    this.card.stop();
    this.collapse.fold(undefined, []);
    this.painter.clear();
  }

  get isAlive(): boolean {
    return this.extension.isAlive();
  }

  /** What the popup shows. Whoever asks hears of figures brought up to date, too, some time later. */
  state(): PageState {
    const { report, gathered, isPartial } = this.page;
    const { all, current, hidden } = this.marks;
    if (isPartial) this.recountSoon();
    if (this.error !== undefined) return { state: 'failed', error: this.error };
    if (!report || !gathered) return { state: 'working' };
    return {
      state: 'done',
      status: report.status,
      title: gathered.about.title,
      summary: report.summary,
      marks: all.map(({ mark }) => mark),
      ...(current !== undefined && { current }),
      hidden,
      limited: this.selection !== undefined,
    };
  }

  scanned(): Scanned | null {
    const { report, gathered } = this.page;
    return report && gathered ? { page: pageOf(gathered), report } : null;
  }

  jump(id: number): void {
    const placed = this.marks.withId(id);
    if (placed) this.goTo(placed);
  }

  /** To the shown mark next to the current one, round at the ends. Hidden marks are shown again. */
  walk(step: 1 | -1): void {
    this.unhide();
    const placed = this.marks.neighbour(step, this.settings);
    if (placed) this.goTo(placed);
  }

  /** Shows the card of the current mark, or of the first. */
  explain(): void {
    this.unhide();
    const shown = this.shownMarks();
    const placed = shown.find(({ mark }) => mark.id === this.marks.current) ?? shown[0];
    if (!placed) return;
    this.goTo(placed);
    this.card.explain(placed);
  }

  /** Takes the marks off the page, or shows them again, those taken off one by one too. */
  hide(hidden: boolean): void {
    this.marks.hide(hidden);
    this.showAgain();
  }

  toggle(): void {
    this.hide(!this.marks.hidden);
  }

  /** Checks only what is selected now, or all of the page again. With nothing selected that is all. */
  async limit(to: 'selection' | 'page'): Promise<void> {
    const ranges = to === 'selection' ? selected(this.page.gathered?.roots ?? [document]) : [];
    this.selection = ranges.length > 0 ? ranges : undefined;
    this.marks.hidden = false;
    await this.read({ whole: true });
  }

  /** Takes one mark off the page, or puts it back. */
  dismiss(id: number, off: boolean): void {
    this.marks.dismiss(id, off);
    this.showAgain();
  }

  private unhide(): void {
    if (!this.marks.hidden) return;
    this.marks.hidden = false;
    this.showAgain();
  }

  private goTo({ mark: { id }, ranges }: PlacedMark): void {
    this.marks.current = id;
    if (this.collapse.isFolded(id)) this.collapse.unfold(id);
    jumpTo(ranges, this.painter);
  }

  private foldAppeals(): void {
    // What stands beside a selection in the same box is not known here, and would be folded along.
    const isWanted = this.settings.collapse_appeals && !this.selection;
    const appeals = (isWanted ? this.shownMarks() : []).flatMap(({ mark: { id }, appeal }) =>
      appeal ? [{ id, appeal }] : [],
    );
    this.collapse.fold(this.page.gathered, appeals);
  }

  private shownMarks(): PlacedMark[] {
    return this.marks.shown(this.settings);
  }

  /** New switches act on the report there is. */
  choose(settings: Settings): void {
    if (settings.collapse_appeals && !this.settings.collapse_appeals) this.collapse.foldAgain();
    const hasNewRules = !areSame(settings.own_rules, this.settings.own_rules);
    this.settings = settings;
    this.style();
    this.showAgain();
    if (hasNewRules && this.reading) void this.read({ whole: true });
  }

  /** Lays the styles of marks on the page, as far as the settings can make such marks. */
  private style(): void {
    const { looks, own_rules } = this.settings;
    const colours = new Set(own_rules.map(({ colour }) => colour));
    this.sheets.put('marks', markStyles(looks, [...colours].sort()));
  }

  /** Again with each reading: a page that opens its document anew rids it of all listeners. */
  private listen(): void {
    const { signal } = this.life;
    document.addEventListener('visibilitychange', this.shown, { signal });
    window.addEventListener('pageshow', this.restored, { signal });
  }

  /** Extensions are updated and removed while their pages are out of sight. */
  private readonly shown = () => {
    if (!this.isAlive) this.stop();
  };

  /** Back from the browser's cache the marks are still there, but the badge was cleared. */
  private readonly restored = (event: PageTransitionEvent) => {
    if (event.persisted && this.page.report) this.show();
  };

  private async readAgain(change: Change): Promise<boolean> {
    if (!this.isAlive) {
      this.stop();
      return false;
    }
    if (change.navigated) {
      this.marks.begin();
      this.collapse.foldAgain();
      this.selection = undefined;
      this.page.forget();
      this.extension.changed('off', 0);
    }
    return this.read({ change });
  }

  private recountSoon(): void {
    this.recount ??= setTimeout(() => {
      this.recount = undefined;
      if (this.page.isPartial) void this.read({ whole: true });
    }, this.page.rest);
  }

  /** One reading at a time. Tells whether the text was another than before. */
  private read(asked: Asked = {}): Promise<boolean> {
    const before = this.reading ?? Promise.resolve(false);
    this.reading = before.then(() => this.readNow(asked)).catch((error) => this.fail(error));
    return this.reading;
  }

  private async readNow({ change, whole = false }: Asked): Promise<boolean> {
    const { page, selection } = this;
    const gathered = await page.gather(change, selection);
    this.watch.observe(gathered.roots);
    this.listen();
    this.card.reach(gathered.roots);
    await this.chosen;
    const styled = this.sheets.reach(gathered.roots);
    const { isNew, stretch } = await page.scan(gathered, whole, selection !== undefined);
    // At once: who asks for the state meanwhile would hear of a report without marks.
    if (page.report) {
      const isSelected = selection && (({ ranges }: PlacedMark) => isIn(selection, ranges));
      this.marks.place(gathered, page.report, stretch, isSelected);
    }
    await styled;
    this.error = undefined;
    this.paint();
    if (isNew) this.tell();
    return isNew;
  }

  /** A reading that failed says so and stands in no later one's way. */
  private fail(error: unknown): boolean {
    if (!this.isAlive) {
      this.stop();
      return false;
    }
    this.page.forget();
    this.error = error instanceof Error ? error.message : 'The page could not be read.';
    this.extension.changed('off', 0);
    return true;
  }

  /** What is shown is another choice of the same marks. */
  private showAgain(): void {
    this.card.close();
    if (this.page.report) this.show();
  }

  private show(): void {
    this.paint();
    this.tell();
  }

  private paint(): void {
    if (!this.isAlive) {
      this.stop();
      return;
    }
    const ranges: Ranges = {};
    const shown = this.shownMarks();
    for (const { mark, ranges: stretches } of shown) {
      const rule = ruleOf(mark, this.settings);
      const layer = rule ? (`own-${rule.colour}` as const) : mark.kind;
      if (layer === 'own') continue;
      ranges[layer] ??= [];
      ranges[layer].push(...stretches);
    }
    void this.painter.show(ranges, this.page.gathered?.roots ?? []);
    this.foldAppeals();
  }

  /** Tells the extension how things stand. */
  private tell(): void {
    const icon = this.marks.all.length > 0 ? 'on' : 'nothing';
    this.extension.changed(icon, this.settings.badge ? this.shownMarks().length : 0);
  }
}
