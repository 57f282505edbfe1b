// The popup: asks the tab's page for its state, shows it, and passes on what the reader does.
//
//   tab.ts ──PageState──▶ view.ts ──View──▶ here ──▶ marklist.ts, figures.ts, the switches
import { browser } from 'wxt/browser';
import type { Kind } from '../../engine/caveat';
import { KINDS } from '../../kinds';
import type { Mark, PageState, ToBackground, ToContent, ToPopup } from '../../protocol';
import {
  loadSettings,
  type Settings,
  saveSettings,
  watchSettings,
  wereJustLost,
  withAllowed,
} from '../../settings';
import { ruleOf } from '../../shown';
import { showIcon } from '../../toolbar';
import { byId, el } from '../../ui/element';
import { localise, number, plural, t } from '../../ui/i18n';
import { paintKinds } from '../../ui/looks';
import { figures } from './figures';
import { MarkList } from './marklist';
import type { Article } from './report';
import { RuleSwitches } from './ruleswitches';
import { allow as allowOn, siteSwitch } from './siteswitch';
import { activeTab, ask, hostOf, reach, type Tab } from './tab';
import { takeaway } from './takeaway';
import { type Notice, type Unreachable, type View, view } from './view';

/** A page that has not answered by then is said to be late. */
const LATE_MS = 4000;

// Wakes the background, so that the engine is there when the page needs it.
browser.runtime.connect();
await localise(document);

const headline = byId('headline', HTMLHeadingElement);
const notice = byId('notice', HTMLParagraphElement);
const actions = byId('actions', HTMLDivElement);
const retry = byId('retry', HTMLButtonElement);
const whole = byId('whole', HTMLButtonElement);
const allow = byId('allow', HTMLButtonElement);
const kinds = byId('kinds', HTMLFieldSetElement);
const facts = byId('figures', HTMLDivElement);
const walk = byId('walk', HTMLDivElement);
const position = byId('position', HTMLSpanElement);
const strength = byId('strength', HTMLSelectElement);
const strengthChoice = byId('strength-choice', HTMLDivElement);
const site = byId('site', HTMLDivElement);
const marks = byId('marks', HTMLElement);
const hide = byId('hide', HTMLButtonElement);
const list = new MarkList(marks, {
  chosen: (mark) => void jump(mark),
  actions: (mark) => ({
    hide: () => void dismiss(mark),
    allow: () => allowWords(mark),
    report: () => void reportWrong(mark),
  }),
  ruleOf: (mark) => ruleOf(mark, settings),
});

let settings: Settings = await loadSettings();
let tab: Tab | undefined;
let page: PageState | Unreachable = { state: 'working' };
let late: ReturnType<typeof setTimeout> | undefined;
let isLate = false;

const switches = new Map(KINDS.map((kind) => [kind, kindSwitch(kind)]));
const collapse = collapseSwitch();
const rules = new RuleSwitches((name, on) => {
  change({
    ...settings,
    own_rules: settings.own_rules.map((rule) => (rule.name === name ? { ...rule, on } : rule)),
  });
});
kinds.append(...[...switches.values()].map(({ row }) => row), rules.root, collapse.row);

watchSettings((changed) => {
  settings = changed;
  show();
  void showSite();
});
browser.runtime.onMessage.addListener((message: ToPopup, sender) => {
  if (message.type === 'changed' && sender.tab?.id === tab?.id) void refresh();
});
browser.permissions.onAdded.addListener(() => void showSite());
browser.permissions.onRemoved.addListener(() => void showSite());
browser.tabs.onUpdated.addListener((id, change) => {
  if (id === tab?.id && change.status === 'complete') void start({ opened: false, again: false });
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
hide.addEventListener('click', () => void hideMarks(hide.ariaPressed !== 'true'));
retry.addEventListener('click', () => void start({ opened: true, again: true }));
whole.addEventListener('click', () => void tellPage({ type: 'limit', to: 'page' }));
allow.addEventListener('click', () => void allowSite());
strength.addEventListener('change', () => {
  change({ ...settings, strength: strength.value === 'everything' ? 'everything' : 'balanced' });
});

takeaway(article);
const lost = await wereJustLost();
if (lost) tell(t(lost === 'newer' ? 'were_newer' : 'were_lost'));
await start({ opened: true, again: false });

/** Looks at the tab in front and shows what its page says. */
async function start(how: { opened: boolean; again: boolean }): Promise<void> {
  set({ state: 'working' });
  tab = await activeTab();
  void showSite();
  const reached = tab ? await reach(tab, how) : 'unreadable';
  if (tab && reached === 'permission') showIcon(tab.id, 'permission').catch(() => {});
  set(reached);
}

async function refresh(): Promise<void> {
  const state = tab && (await ask(tab, { type: 'state' }).catch(() => undefined));
  if (state) set(state);
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
  const said: Notice | undefined = shown.notice === 'working' && isLate ? 'late' : shown.notice;

  document.body.dataset.state = said ?? 'marks';
  headline.textContent = said ? t(said) : summaryLine(shown);
  const isLimited = typeof page === 'object' && page.state === 'done' && page.limited;
  const lines = [...(isLimited ? [t('limited')] : []), ...(said ? [t(`${said}_text`)] : [])];
  notice.hidden = lines.length === 0;
  notice.textContent = lines.join(' ');
  retry.hidden = said !== 'failed' && said !== 'late' && said !== 'gone';
  allow.hidden = said !== 'permission' || !hostOf(tab);
  whole.hidden = !isLimited;
  actions.hidden = retry.hidden && allow.hidden && whole.hidden;

  const scanned = !said || said === 'clean' || said === 'hidden';
  kinds.hidden = !scanned;
  for (const [kind, { input, count }] of switches) {
    input.checked = settings.kinds[kind];
    count.textContent = number(shown.counts[kind]);
  }
  rules.show(shown.rules, settings.own_rules);
  paintKinds(document.documentElement, settings.looks);
  collapse.row.hidden = shown.appeals === 0;
  collapse.input.checked = settings.collapse_appeals;
  strengthChoice.hidden = !scanned;
  strength.value = settings.strength;

  const drawn =
    scanned && typeof page === 'object' && page.state === 'done' ? figures(page.summary) : [];
  facts.replaceChildren(...drawn);
  facts.hidden = drawn.length === 0;

  byId('takeaway', HTMLDivElement).hidden = !scanned;
  list.show(shown.groups);
  marks.hidden = shown.groups.length === 0;
  walk.hidden = marks.hidden;
  hide.ariaPressed = String(typeof page === 'object' && page.state === 'done' && page.hidden);
  showPosition();
  // What had the focus may be gone; the headline then says what there is instead.
  if (focused !== document.body && focused?.checkVisibility() === false) headline.focus();
}

/** "3 things to read with care · 1 appeal" */
function summaryLine({ counts, appeals, groups }: View): string {
  const own = groups.find(({ kind }) => kind === 'own')?.marks.length ?? 0;
  const things = counts.anonymous + counts.unconfirmed;
  const parts = [
    things > 0 ? plural('things', things) : '',
    appeals > 0 ? plural('appeals', appeals) : '',
    own > 0 ? plural('own_marks', own) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' · ') : plural('asides', counts.boilerplate);
}

function showPosition(): void {
  position.textContent = list.position
    ? t('position', number(list.position), number(list.length))
    : '';
}

function step(by: 1 | -1): void {
  const mark = list.neighbour(by);
  if (mark) void jump(mark);
}

async function jump(mark: Mark): Promise<void> {
  if (!tab) return;
  list.select(mark);
  showPosition();
  try {
    await ask(tab, { type: 'jump', mark: mark.id });
  } catch {
    await start({ opened: false, again: false });
  }
}

function hideMarks(hidden: boolean): Promise<void> {
  return tellPage({ type: 'hide', hidden });
}

async function tellPage(message: ToContent): Promise<void> {
  if (!tab) return;
  try {
    set(await ask(tab, message));
  } catch {
    await start({ opened: false, again: false });
  }
}

async function dismiss(mark: Mark): Promise<void> {
  await tellPage({ type: 'dismiss', mark: mark.id });
  focusList();
}

async function reportWrong({ rule, words }: Mark): Promise<void> {
  const message: ToBackground = { type: 'wrong', rule, words };
  await browser.runtime.sendMessage(message).catch(() => {});
}

async function allowSite(): Promise<void> {
  const host = hostOf(tab);
  if (host && (await allowOn(host, settings, tell))) await start({ opened: true, again: false });
}

async function showSite(): Promise<void> {
  const host = hostOf(tab);
  site.replaceChildren(...(host ? [await siteSwitch(host, settings, tell)] : []));
  site.hidden = !host;
}

/** The mark goes from the list, and with it the button that had the focus. */
function allowWords(mark: Mark): void {
  change(withAllowed(settings, mark.words));
  focusList();
}

function focusList(): void {
  document.querySelector<HTMLElement>('#marks .jump[tabindex="0"]')?.focus();
}

/** What the report to take away is made of: what the popup shows now. */
function article(): Article {
  const groups = typeof page === 'object' ? view(page, settings).groups : [];
  return {
    title: typeof page === 'object' && page.state === 'done' ? page.title : '',
    url: tab?.url ?? '',
    headline: headline.textContent,
    figures: [...facts.children].map((line) => line.textContent),
    groups: groups.map((group) => ({ ...group, name: t(`kind_${group.kind}`) })),
    always: t('always'),
  };
}

function change(next: Settings): void {
  settings = next;
  show();
  saveSettings(next).then(
    () => tell(''),
    () => tell(t('not_saved')),
  );
}

function tell(text: string): void {
  byId('told', HTMLParagraphElement).textContent = text;
}

function kindSwitch(kind: Kind) {
  const input = el('input', { type: 'checkbox', attributes: { role: 'switch' } });
  input.addEventListener('change', () => {
    change({ ...settings, kinds: { ...settings.kinds, [kind]: input.checked } });
  });
  const count = el('span', { className: 'count' });
  const row = el(
    'label',
    { className: 'switch' },
    el('span', { className: `swatch sample ${kind}`, ariaHidden: 'true' }, 'abc'),
    el('span', {}, t(`kind_${kind}`)),
    count,
    input,
  );
  return { row, input, count };
}

function collapseSwitch() {
  const input = el('input', { type: 'checkbox', attributes: { role: 'switch' } });
  input.addEventListener('change', () => {
    change({ ...settings, collapse_appeals: input.checked });
  });
  const row = el('label', { className: 'switch collapse' }, el('span', {}, t('collapse')), input);
  return { row, input };
}
