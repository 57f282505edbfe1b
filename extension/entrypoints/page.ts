// The script that a click puts on the page. It connects the page's reader to the extension, once:
// a second time on the same page it finds the first at work and leaves it to it. Whoever put it there is told
// that the page can be asked for its state: not a PDF, which the browser draws by a page of its own.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { OwnRule, Page, Report } from '../engine/caveat';
import { markCard } from '../page/markcard';
import { type Extension, PageReader } from '../page/reader';
import type { PageState, ScanAnswer, Scanned, ToBackground, ToContent } from '../protocol';
import { defaultSettings, withAllowed } from '../settings';
import { loadSettings, saveSettings, watchSettings } from '../settingsstore';
import { t } from '../ui/i18n';

declare global {
  /** The reader at work on this page; seen by this extension's scripts only. */
  var caveatReader: PageReader | undefined;
}

/** When an extension that goes is surely gone, in ms. */
const SETTLED = 250;

export default defineUnlistedScript((): boolean => {
  if (document.contentType === 'application/pdf') return false;
  // An element of the page that is named so is seen on the window, too, but not as the window's own.
  const running = Object.hasOwn(globalThis, 'caveatReader') ? globalThis.caveatReader : undefined;
  if (running?.isAlive) {
    void running.retry();
    return true;
  }
  // What an earlier version of the extension left.
  running?.stop();

  const reader = new PageReader(defaultSettings(), extension);
  globalThis.caveatReader = reader;
  browser.runtime.onMessage.addListener(
    (message: ToContent, _sender, answer: (answer: PageState | Scanned | null) => void) => {
      if (message.type === 'jump') reader.jump(message.mark);
      if (message.type === 'walk') reader.walk(message.step);
      if (message.type === 'explain') reader.explain();
      if (message.type === 'hide') reader.hide(message.hidden);
      if (message.type === 'toggle') reader.toggle();
      if (message.type === 'limit') void reader.limit(message.to);
      if (message.type === 'dismiss') reader.dismiss(message.mark, message.off);
      answer(message.type === 'report' ? reader.scanned() : reader.state());
    },
  );
  const unwatch = watchSettings((settings) => reader.choose(settings));
  leaveWithExtension(() => {
    unwatch();
    reader.stop();
  });
  void reader.start(loadSettings().catch(defaultSettings));
  return true;
});

const extension: Extension = {
  async scan(page: Page, rules: OwnRule[]): Promise<Report> {
    const message: ToBackground = { type: 'scan', page, rules };
    const ask = (): Promise<ScanAnswer | undefined> => browser.runtime.sendMessage(message);
    // The browser may end the background between question and answer; it starts anew for the next.
    const answer = (await ask().catch(() => undefined)) ?? (await ask().catch(() => undefined));
    if (!answer) throw new Error('The part of Caveat that reads the text did not answer.');
    if (!answer.ok) throw new Error(answer.error);
    return answer.report;
  },
  async lay(sheet, before) {
    const message: ToBackground = { type: 'lay', sheet, ...(before && { before }) };
    try {
      await browser.runtime.sendMessage(message);
    } catch {
      // The extension is gone, and the marks go with it.
    }
  },
  changed(icon, count) {
    send({ type: 'changed', count, icon });
  },
  isAlive: () => browser.runtime?.id !== undefined,
  shadowRootOf,
  appealLine: `${t('appeal_by_site')} · ${t('show_appeal')}`,
  card: (mark, hide) =>
    markCard(mark, {
      hide,
      allow: () => allowWords(mark.words),
      report: () => send({ type: 'wrong', rule: mark.rule, words: mark.words }),
    }),
};

/** Calls `leave` when the extension is updated, disabled or removed under the page. Firefox ends its
 * scripts before they could do anything; there the sheets go, and no mark is seen without them. The
 * background ends for lesser reasons, too; then the line is not renewed, since that would start it again,
 * and the reader notices when it is next used. */
function leaveWithExtension(leave: () => void): void {
  browser.runtime.connect().onDisconnect.addListener(() => {
    // Only a moment later does the browser say whether the extension is still there.
    setTimeout(() => {
      if (!extension.isAlive()) leave();
    }, SETTLED);
  });
}

/** Does nothing where the extension is gone. */
function allowWords(words: string): void {
  loadSettings()
    .then((settings) => saveSettings(withAllowed(settings, words)))
    .catch(() => undefined);
}

/** Sends without waiting: no popup may be open, and the extension may be gone. */
function send(message: ToBackground): void {
  try {
    browser.runtime.sendMessage(message).catch(() => undefined);
  } catch {
    // The extension was updated or removed; the reader notices at its next reading.
  }
}

/** Chromium and Firefox show extensions the closed shadow roots too, each in its own way. */
function shadowRootOf(element: Element): ShadowRoot | null {
  const name = 'openOrClosedShadowRoot';
  if (name in Element.prototype) {
    return Reflect.get(Element.prototype, name, element) as ShadowRoot | null;
  }
  return browser.dom.openOrClosedShadowRoot(element as HTMLElement);
}
