// Where Caveat runs by itself: on the sites the browser says it may, and nowhere the reader said
// never. The browser's permissions are the only record, so what pages show is how it really is.
import { browser } from 'wxt/browser';
import { PAGE_SCRIPT } from './protocol';

/** Every page of the web. */
export const ALL_SITES = '*://*/*';

const SCRIPT_ID = 'page';

export interface Sites {
  all: boolean;
  /** The patterns of the sites allowed one by one. */
  chosen: string[];
}

export const NOWHERE: Sites = { all: false, chosen: [] };

export async function allowedSites(): Promise<Sites> {
  const { origins = [] } = await browser.permissions.getAll();
  const all = await browser.permissions.contains({ origins: [ALL_SITES] });
  return { all, chosen: origins.filter((origin) => !isEverywhere(origin)).sort() };
}

/** The pattern for a site and what is below it; numbers and bare names have nothing below. */
export function patternOf(host: string): string {
  const site = host.replace(/^www\./, '');
  return /^[\d.]+$|^\[|^[^.]+$/.test(site) ? `*://${site}/*` : `*://*.${site}/*`;
}

/** The site that a pattern stands for, as a reader would write it. */
export function siteOf(pattern: string): string {
  return pattern.replace(/^[^/]*:\/\/(\*\.)?/, '').replace(/\/.*$/, '');
}

/** The host name in what a reader typed: a name, or an address that was pasted. */
export function hostIn(typed: string): string | undefined {
  const text = typed.trim();
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  const isSite = /^(localhost|[^.\s%*]+(\.[^.\s%*]+)+)$/.test(hostname);
  return /^https?:$/.test(protocol) && isSite ? hostname : undefined;
}

/** Whether Caveat runs on `host` by itself. */
export function runsOn(host: string, { all, chosen }: Sites, never: string[]): boolean {
  const isAllowed = all || chosen.some((pattern) => covers(siteOf(pattern), host));
  return isAllowed && !never.some((site) => covers(site, host));
}

/** Whether `site` is `host` or stands above it. */
export function covers(site: string, host: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}

let registering: Promise<void> = Promise.resolve();

/** Makes the browser put our script on every page of the allowed sites, without those in `never`. */
export function registerPageScript(never: string[]): Promise<void> {
  registering = registering.then(() => register(never)).catch(console.error);
  return registering;
}

async function register(never: string[]): Promise<void> {
  const { all, chosen } = await allowedSites();
  const ids = [SCRIPT_ID];
  const before = await browser.scripting.getRegisteredContentScripts({ ids });
  if (before.length > 0) await browser.scripting.unregisterContentScripts({ ids });
  const matches = all ? [ALL_SITES] : chosen;
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id: SCRIPT_ID,
      js: [PAGE_SCRIPT],
      matches,
      ...(never.length > 0 && { excludeMatches: never.map(patternOf) }),
      runAt: 'document_idle',
    },
  ]);
}

function isEverywhere(origin: string): boolean {
  return origin === '<all_urls>' || siteOf(origin) === '*';
}
