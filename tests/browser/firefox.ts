// Firefox by Marionette, with the browser's own window at hand: the toolbar button's own action is
// triggered there, so it grants activeTab and opens the real popup.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { browserProgram, unpackedExtension } from './installed.js';
import { Marionette } from './marionette.js';
import { PICTURE_HEIGHT } from './picture.js';
import type { Display, Key, Script, Session, SessionOptions } from './session.js';

/** What the browser itself says of a page that was left while a message was on its way. */
const LEFT = /^Promise (resolved|rejected) after context unloaded/;

export class FirefoxSession implements Session {
  readonly name = 'firefox';

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
    private readonly marionette: Marionette,
    private readonly extensionId: string,
  ) {}

  static async start(options: SessionOptions): Promise<FirefoxSession> {
    const extension = options.extension ?? unpackedExtension('firefox');
    const profile = await mkdtemp(join(tmpdir(), 'caveat-firefox-'));
    await writeFile(join(profile, 'user.js'), userPreferences(options));
    const process = spawn(
      browserProgram('firefox'),
      [
        ...(options.visible ? [] : ['--headless']),
        ...['--no-remote', '--profile', profile],
        ...['--marionette', '--remote-allow-system-access'],
      ],
      { stdio: 'ignore' },
    );
    const marionette = await Marionette.connect(await marionettePort(profile, process));
    await marionette.send('Addon:Install', { path: extension, temporary: true });
    const session = new FirefoxSession(process, profile, marionette, geckoId(extension));
    await session.inWindow(CLOSE_WELCOME);
    await session.inWindow(PIN_BUTTON);
    return session;
  }

  async open(url: string): Promise<void> {
    await this.closePopup();
    await this.inWindow('Services.console.reset()');
    await this.marionette.send('WebDriver:Navigate', { url });
  }

  async openOwn(path: string): Promise<void> {
    await this.open(await this.inWindow<string>('return extension.getURL(args[0])', path));
  }

  async clickToolbar(): Promise<void> {
    await this.closePopup();
    await this.inWindow(CLICK_BUTTON);
  }

  async closePopup(): Promise<void> {
    await this.inWindow(CLOSE_POPUP);
  }

  async inPage<Args extends unknown[], R>(script: Script<Args, R>, ...args: Args): Promise<R> {
    return this.marionette.execute<R>(`return (${script}).apply(null, arguments)`, args);
  }

  async inPopup<Args extends unknown[], R>(script: Script<Args, R>, ...args: Args): Promise<R> {
    return this.inWindow<R>(RUN_IN_POPUP, `return (${script}).apply(null, arguments)`, args);
  }

  async press(key: Key): Promise<void> {
    const value = KEYS[key];
    await this.act({
      type: 'key',
      id: 'keyboard',
      actions: [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ],
    });
  }

  async point(x: number, y: number, click?: 'click'): Promise<void> {
    await this.pointWith('mouse', x, y, click ? PRESS : []);
  }

  async tap(x: number, y: number): Promise<void> {
    await this.pointWith('touch', x, y, PRESS);
  }

  private async pointWith(
    pointerType: 'mouse' | 'touch',
    x: number,
    y: number,
    press: readonly object[],
  ): Promise<void> {
    await this.act({
      type: 'pointer',
      id: pointerType,
      parameters: { pointerType },
      actions: [{ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) }, ...press],
    });
  }

  async pressInPopup(key: Key): Promise<void> {
    await this.inWindow(PRESS_IN_POPUP, key === 'Space' ? ' ' : key);
  }

  async typeInPopup(text: string): Promise<void> {
    for (const key of text) await this.inWindow(PRESS_IN_POPUP, key);
  }

  async command(name: string): Promise<void> {
    await this.inWindow('extension.shortcuts.onCommand(args[0])', name);
  }

  async chooseInMenu(item: string): Promise<void> {
    const { x, y } = await this.inPage(placeFor, item === 'selection');
    await this.act({
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', duration: 0, x, y },
        { type: 'pointerDown', button: 2 },
        { type: 'pointerUp', button: 2 },
      ],
    });
    await this.inWindow(CHOOSE_IN_MENU, item);
  }

  async display(display: Display): Promise<void> {
    await this.inWindow(SHOW_ON, display);
  }

  async narrow(width: number): Promise<void> {
    await this.inWindow(NARROW, width);
  }

  private async act(source: object): Promise<void> {
    await this.marionette.send('WebDriver:PerformActions', { actions: [source] });
  }

  async badge(): Promise<string> {
    return this.inWindow(READ_BADGE);
  }

  async endBackground(): Promise<void> {
    await this.inWindow(END_BACKGROUND);
  }

  async removeExtension(): Promise<void> {
    await this.closePopup();
    await this.inWindow(REMOVE_EXTENSION);
  }

  async consoleErrors(): Promise<string[]> {
    const errors = await this.inWindow<string[]>(READ_ERRORS);
    return errors.filter((error) => !LEFT.test(error));
  }

  async pagePicture(): Promise<Buffer> {
    return Buffer.from(await this.inWindow<string>(DRAW_PAGE, PICTURE_HEIGHT), 'base64');
  }

  async popupPicture(): Promise<Buffer> {
    return Buffer.from(await this.inWindow<string>(DRAW_POPUP), 'base64');
  }

  async closed(): Promise<void> {
    await new Promise((resolve) => this.process.once('exit', resolve));
  }

  async close(): Promise<void> {
    const exited =
      this.process.exitCode === null
        ? new Promise((resolve) => this.process.once('exit', resolve))
        : undefined;
    await this.marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
    this.marionette.disconnect();
    await exited;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Runs a script in the browser's own window; `extensionId` is the first argument. */
  private async inWindow<R>(script: string, ...args: unknown[]): Promise<R> {
    await this.marionette.send('Marionette:SetContext', { value: 'chrome' });
    try {
      return await this.marionette.execute<R>(
        `return (async (extensionId, ...args) => {${OF_EXTENSION}${script}}).apply(null, arguments)`,
        [this.extensionId, ...args],
      );
    } finally {
      await this.marionette.send('Marionette:SetContext', { value: 'content' });
    }
  }
}

/** Runs in the page: where a click meets the selected text, or no more than the page. */
function placeFor(selection: boolean): { x: number; y: number } {
  // Where text is selected, the menu is about that alone.
  if (!selection) getSelection()?.removeAllRanges();
  if (!selection) return { x: 2, y: 2 };
  const range = getSelection()?.getRangeAt(0);
  const start = range?.startContainer;
  const element = start instanceof Element ? start : start?.parentElement;
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const [{ left, top, width, height } = new DOMRect()] = range?.getClientRects() ?? [];
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}

const PRESS = [
  { type: 'pointerDown', button: 0 },
  { type: 'pointerUp', button: 0 },
];

/** The keys as WebDriver writes them. */
const KEYS: Record<Key, string> = {
  Tab: '\ue004',
  Enter: '\ue007',
  Escape: '\ue00c',
  Space: ' ',
  ArrowDown: '\ue015',
  End: '\ue010',
};

const OF_EXTENSION = `
  // Gone where it was removed.
  const { extension } = WebExtensionPolicy.getByID(extensionId) ?? {};
  const action = extension?.apiManager.global.browserActionFor(extension);
  const popup = () => {
    const browser = document.querySelector('.webextension-popup-browser');
    return browser?.browsingContext?.currentURI.spec.startsWith('moz-extension:') ? browser : null;
  };
  const until = async (condition, what) => {
    for (let tries = 0; tries < 1000; tries++) {
      const value = await condition();
      if (value) return value;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('no ' + what + ' after ten seconds');
  };
  const draw = async (browser, rect) => {
    const bitmap = await browser.browsingContext.currentWindowGlobal.drawSnapshot(rect, 1, 'white');
    const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/png').split(',')[1];
  };
`;

// Installing opens the welcome page in front. Last of all it tells the key for the button; closed before, its
// questions to the browser come to nothing, and that is an error on the console of the first test.
const CLOSE_WELCOME = `
  const welcome = await until(
    () => gBrowser.tabs.find((tab) => tab.linkedBrowser.currentURI.schemeIs('moz-extension')),
    'welcome page',
  );
  const tellsKey = 'return document.getElementById("step-open")?.textContent.includes("+")';
  await until(() => {
    const { currentWindowGlobal } = welcome.linkedBrowser.browsingContext;
    const actor = currentWindowGlobal.getActor('MarionetteCommands');
    return actor.executeScript(tellsKey, [], {}).catch(() => false);
  }, 'key on the welcome page');
  gBrowser.removeTab(welcome);
`;

// In the toolbar, as a reader who uses it daily has it, and not in the extensions menu.
const PIN_BUTTON = `CustomizableUI.addWidgetToArea(action.widget.id, 'nav-bar');`;

const CLICK_BUTTON = `
  action.triggerAction(window);
  const browser = await until(popup, 'popup');
  await until(() => !browser.webProgress?.isLoadingDocument, 'loaded popup');
`;

const CLOSE_POPUP = `
  const panel = document.querySelector('.webextension-popup-browser')?.closest('panel');
  if (!panel) return;
  panel.hidePopup();
  await until(() => !document.querySelector('.webextension-popup-browser'), 'closed popup');
`;

const RUN_IN_POPUP = `
  const [script, values] = args;
  const browser = await until(popup, 'popup');
  const actor = browser.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
  return actor.executeScript(script, values, {});
`;

const PRESS_IN_POPUP = `
  const browser = await until(popup, 'popup');
  browser.focus();
  const tip = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  tip.beginInputTransactionForTests(window);
  const code = args[0] === ' ' ? 'Space' : args[0].length === 1 ? '' : args[0];
  const key = new KeyboardEvent('', { key: args[0], code });
  tip.keydown(key);
  tip.keyup(key);
`;

const SHOW_ON = `
  const contexts = [gBrowser.selectedBrowser, popup()].filter(Boolean).map((b) => b.browsingContext);
  for (const context of contexts) {
    context.prefersColorSchemeOverride = args[0] === 'dark' ? 'dark' : 'light';
    context.forcedColorsOverride = args[0] === 'forced' ? 'active' : 'none';
  }
`;

const CHOOSE_IN_MENU = `
  const menu = document.getElementById('contentAreaContextMenu');
  const item = await until(() => menu.querySelector('[id$="-menuitem-_' + args[0] + '"]'), 'item');
  item.doCommand();
  menu.hidePopup();
`;

const NARROW = `
  for (const browser of [gBrowser.selectedBrowser, popup()]) {
    if (!browser) continue;
    browser.style.maxWidth = args[0] + 'px';
    const actor = browser.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
    const isSo = async () =>
      (await actor.executeScript('return innerWidth', [], {})) === browser.clientWidth;
    await until(isSo, 'view of that width');
  }
`;

const READ_BADGE = `return action.action.getProperty(gBrowser.selectedTab, 'badgeText') ?? '';`;

const END_BACKGROUND = `await extension.terminateBackground({ ignoreDevToolsAttached: true });`;

const REMOVE_EXTENSION = `
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID(extensionId)).uninstall();
`;

const READ_ERRORS = `
  return Services.console.getMessageArray()
    .filter((message) => message instanceof Ci.nsIScriptError)
    .filter((message) => !(message.flags & (Ci.nsIScriptError.warningFlag | Ci.nsIScriptError.infoFlag)))
    .filter((message) => /^(https?|moz-extension):/.test(message.sourceName))
    .map((message) => message.errorMessage + ' (' + message.sourceName + ')');
`;

const DRAW_PAGE = `
  const [height] = args;
  const browser = gBrowser.selectedBrowser;
  const actor = browser.browsingContext.currentWindowGlobal.getActor('MarionetteCommands');
  const size = 'return [document.documentElement.clientWidth, document.documentElement.scrollHeight]';
  const [width, full] = await actor.executeScript(size, [], {});
  return draw(browser, new DOMRect(0, 0, width, Math.min(height, full)));
`;

const DRAW_POPUP = `return draw(await until(popup, 'popup'), null);`;

/** Quiet, offline but for pages, and with a popup that stays open while nobody looks at it. */
function userPreferences(options: SessionOptions): string {
  const preferences: Record<string, string | number | boolean> = {
    'marionette.port': 0,
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'browser.aboutwelcome.enabled': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.page': 0,
    'datareporting.policy.dataSubmissionEnabled': false,
    'extensions.getAddons.cache.enabled': false,
    // What the extension asks for is granted without a question.
    'extensions.webextOptionalPermissionPrompts': false,
    'media.gmp-manager.updateEnabled': false,
    'media.gmp-provider.enabled': false,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'toolkit.telemetry.server': '',
  };
  if (!options.visible) preferences['ui.popup.disable_autohide'] = true;
  if (options.proxyPort) {
    for (const scheme of ['http', 'ssl']) {
      preferences[`network.proxy.${scheme}`] = '127.0.0.1';
      preferences[`network.proxy.${scheme}_port`] = options.proxyPort;
    }
    preferences['network.proxy.type'] = 1;
    // What Firefox asks its own maker is not the extension's doing.
    preferences['network.proxy.no_proxies_on'] = '.mozilla.com, .mozilla.net, .mozilla.org';
  }
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

/** Firefox writes the port it chose into its profile once it listens. */
async function marionettePort(profile: string, process: ChildProcess): Promise<number> {
  for (let tries = 0; tries < 600; tries++) {
    if (process.exitCode !== null) throw new Error(`Firefox ended with ${process.exitCode}`);
    const port = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
    if (port) return Number(port);
    await sleep(50);
  }
  throw new Error('Firefox did not open its remote port within 30 seconds');
}

function geckoId(extension: string): string {
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}
