// The switch for running on this site without a click. It shows what the browser has granted, and
// asks for it in the reader's own click.
import { browser } from 'wxt/browser';
import { type Settings, saveSettings } from '../../settings';
import { allowedSites, covers, patternOf, runsOn, siteOf } from '../../sites';
import { el } from '../../ui/element';
import { t } from '../../ui/i18n';

/** A switch for `host`, as things stand now. */
export async function siteSwitch(host: string, settings: Settings): Promise<HTMLElement> {
  const sites = await allowedSites();
  const input = el('input', {
    type: 'checkbox',
    checked: runsOn(host, sites, settings.never),
    attributes: { role: 'switch' },
  });
  input.addEventListener('change', async () => {
    if (input.checked) input.checked = await allow(host, settings);
    else await stop(host, settings);
  });
  const name = el('span', {}, t('always_on', host));
  return el('label', { className: 'switch' }, name, input);
}

/** Asks the browser, at once: it listens only while it handles the click. */
export async function allow(host: string, settings: Settings): Promise<boolean> {
  const isAllowed = await browser.permissions.request({ origins: [patternOf(host)] });
  if (isAllowed && settings.never.some((site) => covers(site, host))) {
    await saveSettings({
      ...settings,
      never: settings.never.filter((site) => !covers(site, host)),
    });
  }
  return isAllowed;
}

/** Gives the site back; where every site is allowed, the site is remembered as one to leave out. */
async function stop(host: string, settings: Settings): Promise<void> {
  const { all, chosen } = await allowedSites();
  const origins = chosen.filter((pattern) => covers(siteOf(pattern), host));
  if (origins.length > 0) await browser.permissions.remove({ origins });
  if (all) await saveSettings({ ...settings, never: [...settings.never, host] });
}
