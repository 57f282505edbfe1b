// Permissions, asked of the browser and given back. It may refuse or fail; both are a no.
import { type Browser, browser } from 'wxt/browser';

type Permissions = Browser.permissions.Permissions;

/** Asks at once: the browser listens only while it handles a reader's click. */
export async function isGranted(wanted: Permissions): Promise<boolean> {
  return browser.permissions.request(wanted).catch(() => false);
}

export async function isGivenBack(held: Permissions): Promise<boolean> {
  return browser.permissions.remove(held).catch(() => false);
}
