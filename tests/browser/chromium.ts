// Chromium by the DevTools protocol: `Extensions.triggerAction` is a real click on the toolbar
// button, so it grants activeTab and opens the real popup.
import puppeteer, {
  type Browser,
  type CDPSession,
  type Extension,
  type Page,
  type Target,
} from 'puppeteer-core';
import { browserProgram, unpackedExtension } from './installed.js';
import { PICTURE_HEIGHT } from './picture.js';
import type { Display, Key, Script, Session, SessionOptions } from './session.js';

/** What Chromium's events have beside what its documentation tells. */
type Dispatches = { dispatch(...values: unknown[]): void };

/** What the page for extensions may do. */
type Manages = {
  developerPrivate: {
    addHostPermission(id: string, pattern: string): Promise<void>;
    updateExtensionConfiguration(update: {
      extensionId: string;
      pinnedToToolbar: boolean;
    }): Promise<void>;
  };
};

const VIEWPORT = { width: 1100, height: 900 };
/** No popup is higher. */
const POPUP_HEIGHT = 600;

export class ChromiumSession implements Session {
  readonly name = 'chromium';
  popup: Page | undefined;
  private tabId: number | undefined;
  private readonly workerListeners: CDPSession[] = [];
  private errors: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly extension: Extension,
    readonly page: Page,
  ) {
    this.collectErrors(page);
    for (const target of browser.targets()) void this.collectWorkerErrors(target);
    browser.on('targetcreated', (target) => void this.collectWorkerErrors(target));
  }

  static async start(options: SessionOptions): Promise<ChromiumSession> {
    const browser = await puppeteer.launch({
      executablePath: browserProgram('chromium'),
      headless: !options.visible,
      pipe: true,
      enableExtensions: true,
      defaultViewport: options.visible ? null : VIEWPORT,
      args: [
        // A popup may not be larger than the screen, and the headless one is small.
        '--screen-info={1400x1200}',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Chromium's own sandbox does not work for root, as in most containers.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ...(options.proxyPort
          ? [
              `--proxy-server=127.0.0.1:${options.proxyPort}`,
              // What Chromium asks its own maker is not the extension's doing.
              '--proxy-bypass-list=*.google.com;*.googleapis.com;*.gvt1.com',
            ]
          : []),
      ],
    });
    const id = await browser.installExtension(options.extension ?? unpackedExtension('chromium'));
    const extension = (await browser.extensions()).get(id);
    const [page] = await browser.pages();
    if (!extension || !page) throw new Error('Chromium started without the extension or a tab');
    // Installing opens the welcome page in front.
    const welcome = await browser.waitForTarget((target) =>
      target.url().startsWith(`chrome-extension://${id}/welcome`),
    );
    await (await welcome.page())?.close();
    const session = new ChromiumSession(browser, extension, page);
    await session.pin();
    return session;
  }

  async open(url: string): Promise<void> {
    await this.closePopup();
    this.errors = [];
    await this.page.goto(url, { waitUntil: 'load' });
  }

  async openOwn(path: string): Promise<void> {
    await this.open(`chrome-extension://${this.extension.id}${path}`);
  }

  async clickToolbar(): Promise<void> {
    await this.closePopup();
    const opened = this.browser.waitForTarget(
      (target) => target.url().startsWith(`chrome-extension://${this.extension.id}/popup`),
      { timeout: 10_000 },
    );
    await this.page.triggerExtensionAction(this.extension);
    this.popup = await (await opened).asPage();
    this.collectErrors(this.popup);
    this.tabId = await this.popup.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return tab?.id;
    });
  }

  async closePopup(): Promise<void> {
    const popup = this.popup;
    this.popup = undefined;
    if (popup && !popup.isClosed()) await popup.close();
  }

  async inPage<Args extends unknown[], R>(script: Script<Args, R>, ...args: Args): Promise<R> {
    return this.page.evaluate(script as Script<unknown[], R>, ...args);
  }

  async inPopup<Args extends unknown[], R>(script: Script<Args, R>, ...args: Args): Promise<R> {
    if (!this.popup) throw new Error('the popup is not open');
    return this.popup.evaluate(script as Script<unknown[], R>, ...args);
  }

  async press(key: Key): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async pressInPopup(key: Key): Promise<void> {
    await this.popup?.keyboard.press(key);
  }

  async typeInPopup(text: string): Promise<void> {
    await this.popup?.keyboard.type(text);
  }

  async command(name: string): Promise<void> {
    // Keys of a page's do not reach the browser, so the event is given to the worker as it would be.
    await this.inWorker((command) => {
      (chrome.commands.onCommand as unknown as Dispatches).dispatch(command);
    }, name);
  }

  /** The menu itself is the system's and not to be reached from here; nor does the choice open the page
   * to us, as a reader's does. */
  async chooseInMenu(menuItemId: string): Promise<void> {
    await this.inWorker(async (menuItemId) => {
      // Fails for an item that is not there.
      await chrome.contextMenus.update(menuItemId, {});
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const clicked = chrome.contextMenus.onClicked as unknown as Dispatches;
      clicked.dispatch({ menuItemId, pageUrl: tab?.url }, tab);
    }, menuItemId);
  }

  /** Makes the browser grant these sites without a question when the extension asks for them. The
   * question could not be answered from here. */
  async allowSites(pattern: string): Promise<void> {
    await this.manage(
      (id, pattern) =>
        (chrome as unknown as Manages).developerPrivate.addHostPermission(id, pattern),
      pattern,
    );
  }

  /** Pins the button to the toolbar, as the welcome page asks readers to. Any other the browser moves into the
   * toolbar first, which takes it a quarter of a second at each click. */
  private async pin(): Promise<void> {
    await this.manage((extensionId) =>
      (chrome as unknown as Manages).developerPrivate.updateExtensionConfiguration({
        extensionId,
        pinnedToToolbar: true,
      }),
    );
  }

  /** Runs a script in the browser's page for extensions, with the id of ours before its arguments. */
  private async manage<Args extends unknown[]>(
    script: Script<[string, ...Args], void>,
    ...args: Args
  ): Promise<void> {
    const managing = await this.browser.newPage({ type: 'tab', background: true });
    await managing.goto('chrome://extensions');
    await managing.evaluate(script as Script<unknown[], void>, this.extension.id, ...args);
    await managing.close();
  }

  async display(display: Display): Promise<void> {
    for (const page of [this.page, ...(this.popup ? [this.popup] : [])]) {
      const client = await page.createCDPSession();
      await client.send('Emulation.setEmulatedMedia', {
        features: [
          { name: 'prefers-color-scheme', value: display === 'dark' ? 'dark' : 'light' },
          { name: 'forced-colors', value: display === 'forced' ? 'active' : 'none' },
        ],
      });
    }
  }

  async narrow(width: number): Promise<void> {
    await this.page.setViewport({ ...VIEWPORT, width });
    await this.popup?.setViewport({ width, height: POPUP_HEIGHT });
  }

  /** Runs a script in the extension's worker, which is started if it has ended. */
  private async inWorker<Args extends unknown[], R>(
    script: Script<Args, R>,
    ...args: Args
  ): Promise<R> {
    const [worker] = await this.extension.workers();
    if (!worker) throw new Error('the worker has ended');
    return worker.evaluate(script as Script<unknown[], R>, ...args);
  }

  async point(x: number, y: number, click?: 'click'): Promise<void> {
    await this.page.mouse.move(x, y);
    if (click) await this.page.mouse.click(x, y);
  }

  async tap(x: number, y: number): Promise<void> {
    await this.page.touchscreen.tap(x, y);
  }

  async badge(): Promise<string> {
    if (this.tabId === undefined) throw new Error('the toolbar was never clicked');
    // Any page of the extension may ask; the popup is closed and the worker may have ended.
    const asking = await this.browser.newPage({ type: 'tab', background: true });
    await asking.goto(`chrome-extension://${this.extension.id}/manifest.json`);
    const badge = await asking.evaluate(
      (tabId) => chrome.action.getBadgeText({ tabId }),
      this.tabId,
    );
    await asking.close();
    return badge;
  }

  async endBackground(): Promise<void> {
    // A worker that is listened to does not stop.
    for (const listener of this.workerListeners.splice(0)) await listener.detach().catch(() => {});
    for (const worker of await this.extension.workers()) await worker.close();
  }

  async removeExtension(): Promise<void> {
    await this.closePopup();
    await this.browser.uninstallExtension(this.extension.id);
  }

  async consoleErrors(): Promise<string[]> {
    return [...this.errors];
  }

  async pagePicture(): Promise<Buffer> {
    const { width, height } = await this.page.evaluate(() => ({
      width: document.documentElement.clientWidth,
      height: document.documentElement.scrollHeight,
    }));
    const clip = { x: 0, y: 0, width, height: Math.min(height, PICTURE_HEIGHT) };
    return Buffer.from(await this.page.screenshot({ clip, captureBeyondViewport: true }));
  }

  async popupPicture(): Promise<Buffer> {
    if (!this.popup) throw new Error('the popup is not open');
    return Buffer.from(await this.popup.screenshot());
  }

  async closed(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.browser.once('disconnected', resolve);
      this.page.once('close', resolve);
    });
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  private collectErrors(page: Page): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(`${message.text()} (${page.url()})`);
    });
    page.on('pageerror', (error) => this.errors.push(`${error} (${page.url()})`));
  }

  private async collectWorkerErrors(target: Target): Promise<void> {
    if (target.type() !== 'service_worker') return;
    const worker = await target.createCDPSession();
    worker.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
      this.errors.push(`${exceptionDetails.text} (${target.url()})`),
    );
    worker.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (type !== 'error') return;
      this.errors.push(`${args.map((arg) => arg.value ?? arg.description)} (${target.url()})`);
    });
    this.workerListeners.push(worker);
    await worker.send('Runtime.enable');
  }
}
