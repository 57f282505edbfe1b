// A real browser with the extension in it and one page in front: what the tests and the demo drive.
import { ChromiumSession } from './chromium.js';
import { FirefoxSession } from './firefox.js';

export type BrowserName = 'chromium' | 'firefox';

export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

export interface SessionOptions {
  /** Shows the window (default: headless). */
  visible?: boolean;
  /** Sends everything that does not go to this machine to this port, where it can be counted. */
  proxyPort?: number;
  /** The unpacked extension (default: what `cargo xtask build` left for this browser). */
  extension?: string;
}

/** A script for another world: it is sent as text, so it sees nothing but its arguments. */
export type Script<Args extends unknown[], Result> = (...args: Args) => Result | Promise<Result>;

export type Key = 'Tab' | 'Enter' | 'Escape' | 'Space' | 'ArrowDown' | 'End';

/** How a reader has set up the display. */
export type Display = 'light' | 'dark' | 'forced';

export interface Session {
  readonly name: BrowserName;
  /** Loads `url` in the tab in front and waits until it is loaded. */
  open(url: string): Promise<void>;
  /** Loads one of the extension's own pages in the tab in front; `inPage` then has its rights. */
  openOwn(path: string): Promise<void>;
  /** Clicks the toolbar button, as a reader does, and waits for the popup. */
  clickToolbar(): Promise<void>;
  closePopup(): Promise<void>;
  /** Runs a script as one of the page's own would run. */
  inPage<Args extends unknown[], R>(script: Script<Args, R>, ...args: Args): Promise<R>;
  /** Runs a script in the open popup, with the extension's rights. */
  inPopup<Args extends unknown[], R>(script: Script<Args, R>, ...args: Args): Promise<R>;
  /** Presses a key on the page, by its `KeyboardEvent.key`. */
  press(key: Key): Promise<void>;
  /** Presses a key in the open popup. */
  pressInPopup(key: Key): Promise<void>;
  /** Types into what has the focus in the popup, key by key. */
  typeInPopup(text: string): Promise<void>;
  /** Runs a command of the extension's on the tab in front, as its shortcut does. */
  command(name: string): Promise<void>;
  /** Chooses an item of the right-click menu of the page in front, or of the text selected in it. */
  chooseInMenu(item: 'page' | 'selection' | 'never'): Promise<void>;
  /** Shows the tab in front, and the popup if it is open, on such a display. */
  display(display: Display): Promise<void>;
  /** The view of the tab in front is so many pixels wide, and the popup too if it is open. */
  narrow(width: number): Promise<void>;
  /** Moves the pointer to a place in the page's view, and clicks there if asked to. */
  point(x: number, y: number, click?: 'click'): Promise<void>;
  /** Taps with a finger on a place in the page's view. */
  tap(x: number, y: number): Promise<void>;
  /** The text on the toolbar button for the tab in front. */
  badge(): Promise<string>;
  /** Ends the background worker, as the browser does when it is idle. */
  endBackground(): Promise<void>;
  /** Takes the extension out of the browser while its pages are open. */
  removeExtension(): Promise<void>;
  /** Errors on the consoles of page and extension since the page was opened. */
  consoleErrors(): Promise<string[]>;
  /** PNG of the page from its top, at most PICTURE_HEIGHT high. */
  pagePicture(): Promise<Buffer>;
  /** PNG of the popup. */
  popupPicture(): Promise<Buffer>;
  /** Resolves when a person closed the window. */
  closed(): Promise<void>;
  close(): Promise<void>;
}

export async function startSession(
  name: BrowserName,
  options: SessionOptions = {},
): Promise<Session> {
  return name === 'chromium' ? ChromiumSession.start(options) : FirefoxSession.start(options);
}
