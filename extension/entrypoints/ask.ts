// The popup's first script. It asks the page before the popup's styles and other scripts are there, and wakes the
// background, so that the engine is there when the page needs it.
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type Look, look } from './popup/tab';

declare global {
  /** What was asked when the popup opened; missing if that failed. */
  var firstLook: Look | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.firstLook = look({ opened: true });
  browser.runtime.connect();
});
