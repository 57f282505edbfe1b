// Notices that the page has changed, and says so once it is quiet. The observers only take note:
// no work is done while the page is busy, and none in a hidden tab. A class or a style mostly moves or
// colours something; it is a change of the page only where text came into sight or went out of it.
import { hasChildren, isConnected, isElement, kindOf, TEXT } from './nodes';
import { COLLAPSED, isCollapsed, isOurs } from './ours';
import type { Root } from './root';

/** The page has been quiet this long, in ms. */
const QUIET = 250;
/** A page that never is quiet is read after this long all the same, in ms. */
const LONGEST_WAIT = 1000;
/** Where nothing new was found again and again, waits double up to this, in ms. */
const LONGEST_REST = 60_000;
/** So many changes can be gone through one by one faster than the page can be read. */
const MOST_RECORDS = 200;
/** So many nodes, and all of the page is read instead: what has gone from it would be kept for ever. */
const MOST_TOUCHED = 2000;
/** Looking at restyled elements takes no more than one part in so many of the time. */
const LOOK_SHARE = 20;
/** But they are looked at after this long all the same, in ms: a stall is no measure of a look. */
const LONGEST_UNSEEN = 10_000;
/** So many readings without anything new, and the waits grow. */
const PATIENCE = 5;

/** Not in every browser yet, and so not in TypeScript's own list: there a page must change to be noticed. */
const { navigation } = globalThis as { navigation?: EventTarget };

export interface Change {
  /** The address is another one. */
  navigated: boolean;
  /** Nodes with changes in them; none where there were too many to be kept. */
  touched: ReadonlySet<Node> | undefined;
  /** What changed, in order; none when there was too much to go through one by one. */
  records: readonly MutationRecord[] | undefined;
}

export class Watch {
  private readonly observer = new MutationObserver((records) => this.noted(records));
  private readonly life = new AbortController();
  private readonly observed = new WeakSet<Root>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private firstNoted: number | undefined;
  private touched: Set<Node> | undefined = new Set();
  private records: MutationRecord[] | undefined = [];
  /** Elements whose class or style changed, not yet looked at. */
  private readonly restyled = new Set<Element>();
  private look: ReturnType<typeof setTimeout> | undefined;
  /** From one look at them to the next, in ms. */
  private lookAfter = QUIET;
  private idle = 0;
  private address = address();

  /** `changed` is called when the page was changed and is quiet; it says whether text was new.
   * `changedSight` tells which restyled elements hold text that came into sight or went out of it. */
  constructor(
    private readonly changed: (change: Change) => Promise<boolean>,
    private readonly changedSight: (elements: ReadonlySet<Element>) => Element[],
  ) {
    const { signal } = this.life;
    navigation?.addEventListener('currententrychange', this.navigated, { signal });
  }

  /** Also watches these roots; those it watches already stay. Does nothing once it was stopped: a reading may
   * still be under way then. */
  observe(roots: readonly Root[]): void {
    const { signal } = this.life;
    if (signal.aborted) return;
    // Again each time: a page that opens its document anew rids it of all listeners.
    document.addEventListener('visibilitychange', this.shown, { signal });
    document.addEventListener('load', this.loaded, { capture: true, signal });
    for (const root of roots) {
      if (this.observed.has(root)) continue;
      this.observed.add(root);
      this.observer.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: ['hidden', 'open', 'class', 'style', COLLAPSED],
      });
    }
  }

  stop(): void {
    this.life.abort();
    this.observer.disconnect();
    clearTimeout(this.timer);
    clearTimeout(this.look);
  }

  private noted(records: MutationRecord[]): void {
    const changes = records.filter((record) => !this.noteStyle(record) && !isOurs(record));
    this.lookSoon();
    for (const { target } of changes) this.touch(target);
    this.records?.push(...changes);
    if (this.records && this.records.length > MOST_RECORDS) this.records = undefined;
    if (address() === this.address && !changes.some(mayShowText)) return;
    this.firstNoted ??= performance.now();
    this.schedule();
  }

  private noteStyle({ attributeName, target }: MutationRecord): boolean {
    if (attributeName !== 'class' && attributeName !== 'style') return false;
    this.restyled.add(target as Element);
    return true;
  }

  private touch(node: Node): void {
    this.touched?.add(node);
    if (this.touched && this.touched.size > MOST_TOUCHED) this.touched = undefined;
  }

  private lookSoon(): void {
    if (this.restyled.size > 0) this.look ??= setTimeout(this.lookAtRestyled, this.lookAfter);
  }

  private readonly lookAtRestyled = () => {
    this.look = undefined;
    if (document.hidden) {
      // They wait until the tab is shown, but what has gone meanwhile is not kept.
      for (const element of this.restyled) if (!isConnected(element)) this.restyled.delete(element);
      return;
    }
    const start = performance.now();
    const changed = this.changedSight(this.restyled);
    const share = (performance.now() - start) * LOOK_SHARE;
    this.lookAfter = Math.min(Math.max(QUIET, share), LONGEST_UNSEEN);
    this.restyled.clear();
    if (changed.length === 0) return;
    for (const element of changed) this.touch(element);
    this.records = undefined;
    this.firstNoted ??= performance.now();
    this.schedule();
  };

  private schedule(): void {
    clearTimeout(this.timer);
    if (this.firstNoted === undefined || document.hidden) return;
    const rest = Math.min(LONGEST_REST, LONGEST_WAIT * 2 ** Math.max(0, this.idle - PATIENCE));
    const resting = this.idle > PATIENCE && address() === this.address;
    const longest = this.firstNoted + rest - performance.now();
    this.timer = setTimeout(() => void this.settle(), resting ? longest : Math.min(QUIET, longest));
  }

  private async settle(): Promise<void> {
    this.firstNoted = undefined;
    const navigated = address() !== this.address;
    this.address = address();
    const { touched, records } = this;
    this.touched = new Set();
    this.records = [];
    if (navigated) this.idle = 0;
    this.idle = (await this.changed({ navigated, touched, records })) ? 0 : this.idle + 1;
  }

  private readonly shown = () => {
    this.lookSoon();
    this.schedule();
  };

  private readonly navigated = () => {
    if (address() === this.address) return;
    this.firstNoted ??= performance.now();
    this.schedule();
  };

  /** A frame has another document now. */
  private readonly loaded = ({ target }: Event) => {
    if (!(target instanceof HTMLIFrameElement) || !target.contentDocument) return;
    this.touch(target);
    this.records = undefined;
    this.firstNoted ??= performance.now();
    this.schedule();
  };
}

/** Where the reader is, but for the place on the page: a hash is an address only as some scripts write it. */
function address(): string {
  return location.href.replace(/#(?![/!]).*/, '');
}

/** Whether a change can have shown, hidden or altered text. */
function mayShowText(record: MutationRecord): boolean {
  if (record.type !== 'childList' || isCollapsed(record.target)) return true;
  return holdsText(record.addedNodes) || holdsText(record.removedNodes);
}

function holdsText(nodes: NodeList): boolean {
  for (const node of nodes) {
    if (isElement(node) && hasChildren(node)) return true;
    if (kindOf(node) === TEXT && /\S/.test((node as Text).data)) return true;
  }
  return false;
}
