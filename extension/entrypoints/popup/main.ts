// The popup: asks the tab's page for its state, shows it, and passes on what the reader does.
//
//   tab.ts ──PageState──▶ view.ts ──View──▶ here ──▶ head.ts, switches.ts, figures.ts, marklist.ts
import { browser } from 'wxt/browser';
import type { Summary } from '../../engine/caveat';
import { isSame } from '../../plain';
import type { Mark, MarkKind, PageState, ToBackground, ToContent, ToPopup } from '../../protocol';
import { defaultSettings, type Settings, withAllowed } from '../../settings';
import { loadSettings, saveSettings, watchSettings, wereJustLost } from '../../settingsstore';
import { ruleOf } from '../../shown';
import { showIcon } from '../../toolbar';
import { byId, el } from '../../ui/element';
import { localise, number, t } from '../../ui/i18n';
import { paintKinds } from '../../ui/looks';
import { shortened } from './context';
import { figures } from './figures';
import { Head } from './head';
import { MarkList } from './marklist';
import type { Article } from './report';
import { SiteSwitch } from './siteswitch';
import { Switches } from './switches';
import { ask, hostOf, type Look, look, type Tab } from './tab';
import { takeaway } from './takeaway';
import { tell } from './told';
import { type Notice, type Unreachable, type View, view } from './view';

/** A page that has not answered by then is said to be late. */
const LATE_MS = 4000;

const loading = loadSettings().catch(() => undefined);
await localise(document);

const kinds = byId('kinds', HTMLFieldSetElement);
const facts = byId('figures', HTMLDivElement);
const walk = byId('walk', HTMLDivElement);
const marks = byId('marks', HTMLElement);
const hide = byId('hide', HTMLButtonElement);
const head = new Head({
  retry: () => void start(look({ opened: true })),
  whole: () => void tellPage({ type: 'limit', to: 'page' }),
  allow: () => void allowSite(),
});
const switches = new Switches(kinds, (part) => change({ ...settings, ...part(settings) }));
const list = new MarkList(marks, {
  chosen: (mark) => void jump(mark),
  stepped: (by, kind) => step(by, kind),
  actions: (mark) => ({
    hide: () => void dismiss(mark),
    allow: () => allowWords(mark),
    report: () => void reportWrong(mark),
  }),
  ruleOf: (mark) => ruleOf(mark, settings),
});
const site = new SiteSwitch(byId('site', HTMLDivElement), () => settings, tell);

let settings: Settings = (await loading) ?? defaultSettings();
let tab: Tab | undefined;
let page: PageState | Unreachable = { state: 'working' };
/** The page in front is the one that the reader clicked on, which may still have been loading. */
let isClicked = true;
let late: ReturnType<typeof setTimeout> | undefined;
let isLate = false;
/** Counts the looks at the page: what comes late is not of the last one, and does not count. */
let turns = 0;
/** What the figures show. */
let drawn: Summary | undefined;

watchSettings((changed) => {
  settings = changed;
  show();
  void site.show(hostOf(tab));
});
browser.runtime.onMessage.addListener((message: ToPopup, sender) => {
  if (message.type === 'changed' && sender.tab?.id === tab?.id) void refresh();
});
browser.tabs.onUpdated.addListener((id, { status }) => {
  if (id !== tab?.id) return;
  if (status === 'loading') isClicked = false;
  if (status !== 'complete') return;
  tell('');
  void start(look({ opened: isClicked }));
});
browser.tabs.onRemoved.addListener((id) => {
  if (id === tab?.id) set('gone');
});

byId('previous', HTMLButtonElement).addEventListener('click', () => step(-1));
byId('next', HTMLButtonElement).addEventListener('click', () => step(1));
byId('settings', HTMLButtonElement).addEventListener('click', () => {
  void browser.runtime.openOptionsPage();
  window.close();
});
hide.addEventListener('click', () => {
  void tellPage({ type: 'hide', hidden: hide.ariaPressed !== 'true' });
});

takeaway(article);
await start(globalThis.firstLook ?? look({ opened: true }));
// The page may have been read since it was asked, before that could be heard here.
if (typeof page === 'object' && page.state === 'working') void refresh();
if (!(await loading)) tell(t('not_loaded'));
const lost = await wereJustLost().catch(() => undefined);
if (lost) tell(t(lost === 'newer' ? 'were_newer' : 'were_lost'));

async function start({ front, state }: Look): Promise<void> {
  const turn = ++turns;
  set({ state: 'working' });
  const inFront = await front;
  if (turn !== turns) return;
  tab = inFront;
  void site.show(hostOf(tab));
  const reached = await state;
  if (turn !== turns) return;
  if (tab && reached === 'permission') showIcon(tab.id, 'permission').catch(() => {});
  set(reached);
}

async function refresh(): Promise<void> {
  const turn = turns;
  const state = tab && (await ask(tab, { type: 'state' }).catch(() => undefined));
  if (state && turn === turns) set(state);
}

function set(next: PageState | Unreachable): void {
  page = next;
  isLate = false;
  clearTimeout(late);
  if (typeof page === 'object' && page.state === 'working') {
    late = setTimeout(() => {
      isLate = true;
      show();
    }, LATE_MS);
  }
  show();
}

function show(): void {
  const focused = document.activeElement;
  const shown: View =
    typeof page === 'object'
      ? view(page, settings)
      : { ...view({ state: 'working' }, settings), notice: page };
  const notice: Notice | undefined = shown.notice === 'working' && isLate ? 'late' : shown.notice;
  const done = typeof page === 'object' && page.state === 'done' ? page : undefined;
  const isScanned =
    !notice || notice === 'clean' || notice === 'hidden' || notice === 'softer_only';

  document.body.dataset.state = notice ?? 'marks';
  paintKinds(document.documentElement, settings.looks);
  head.show(shown, notice, {
    allow: hostOf(tab) !== undefined,
    limited: done?.limited === true,
    hidden: done?.hidden === true,
  });
  kinds.hidden = !isScanned;
  switches.show(shown, settings);

  const summary = isScanned ? done?.summary : undefined;
  // Not touched while they stay the same: a list of names may be open.
  if (!isSame(summary, drawn)) facts.replaceChildren(...(summary ? figures(summary) : []));
  drawn = summary;
  facts.hidden = facts.childElementCount === 0;

  byId('takeaway', HTMLDivElement).hidden = !isScanned;
  marks.hidden = shown.groups.length === 0;
  walk.hidden = marks.hidden;
  hide.ariaPressed = String(done?.hidden === true);
  list.show(shown.groups, done?.current);
  showPosition();
  // What had the focus may be gone; the headline then says what there is instead.
  if (focused !== document.body && focused?.checkVisibility() === false) head.focus();
}

/** Where the current mark stands in the list; read out with its words. */
function showPosition(current?: Mark): void {
  const place = byId('position', HTMLSpanElement);
  const text = list.position ? t('position', number(list.position), number(list.length)) : '';
  if (current) {
    const words = shortened(current.words);
    place.replaceChildren(
      text,
      ' ',
      el('span', { className: 'unseen', lang: 'en', dir: 'ltr' }, words),
    );
  } else if (place.firstChild?.textContent !== text) place.replaceChildren(text);
}

function step(by: 1 | -1, kind?: MarkKind): void {
  const mark = list.neighbour(by, kind);
  if (mark) void jump(mark);
}

async function jump(mark: Mark): Promise<void> {
  if (!tab) return;
  list.select(mark);
  showPosition(mark);
  try {
    await ask(tab, { type: 'jump', mark: mark.id });
  } catch {
    await start(look({ opened: false }));
  }
}

/** Tells whether the page heard it. */
async function tellPage(message: ToContent): Promise<boolean> {
  if (!tab) return false;
  try {
    set(await ask(tab, message));
    return true;
  } catch {
    await start(look({ opened: false }));
    return false;
  }
}

async function dismiss({ id }: Mark): Promise<void> {
  const isHidden = await tellPage({ type: 'dismiss', mark: id, off: true });
  list.focus();
  if (!isHidden) return;
  tell(t('mark_hidden'), async () => {
    list.focus();
    if (await tellPage({ type: 'dismiss', mark: id, off: false })) tell(t('undone'));
  });
}

async function reportWrong({ rule, words }: Mark): Promise<void> {
  const message: ToBackground = { type: 'wrong', rule, words };
  await browser.runtime.sendMessage(message).catch(() => {});
}

async function allowSite(): Promise<void> {
  if (await site.allow()) await start(look({ opened: true }));
}

/** The mark goes from the list, and with it the button that had the focus. */
function allowWords({ words }: Mark): void {
  const next = withAllowed(settings, words);
  const added = next.allowed.filter((phrase) => !settings.allowed.includes(phrase));
  change(next, () => {
    tell(t('phrase_allowed', words), () => {
      list.focus();
      const allowed = settings.allowed.filter((phrase) => !added.includes(phrase));
      change({ ...settings, allowed }, () => tell(t('undone')));
    });
  });
  list.focus();
}

/** What the report to take away is made of: what the popup shows now. */
function article(): Article {
  const groups = typeof page === 'object' ? view(page, settings).groups : [];
  return {
    title: typeof page === 'object' && page.state === 'done' ? page.title : '',
    // Without the directive that led here.
    url: (tab?.url ?? '').replace(/#?:~:.*$/, ''),
    headline: head.text,
    figures: [...facts.children].map((line) => line.textContent),
    groups: groups.map((group) => ({ ...group, name: t(`kind_${group.kind}`) })),
    always: t('always'),
    summary: drawn,
    made: new Date(),
    version: browser.runtime.getManifest().version,
  };
}

/** Saves other settings; `saved` says more than that. */
function change(next: Settings, saved = () => tell('')): void {
  settings = next;
  show();
  saveSettings(next).then(saved, () => tell(t('not_saved')));
}
