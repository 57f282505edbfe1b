// The switch for running on this site without a click. It shows what the browser has granted, and
// asks for it in the reader's own click.
import { browser } from 'wxt/browser';
import { type Settings, saveSettings } from '../../settings';
import { allowedSites, covers, patternOf, runsOn, siteOf } from '../../sites';
import { el } from '../../ui/element';
import { t } from '../../ui/i18n';

/** A switch for `host`, as things stand now; `tell` says why it stays as it was. */
export async function siteSwitch(
  host: string,
  settings: Settings,
  tell: (text: string) => void,
): Promise<HTMLElement> {
  const sites = await allowedSites();
  const input = el('input', {
    type: 'checkbox',
    checked: runsOn(host, sites, settings.never),
    attributes: { role: 'switch' },
  });
  input.addEventListener('change', async () => {
    if (input.checked) input.checked = await allow(host, settings, tell);
    else input.checked = !(await isDone(stop(host, settings), tell));
  });
  const name = el('span', {}, t('always_on', host));
  return el('label', { className: 'switch' }, name, input);
}

/** Asks the browser, at once: it listens only while it handles the click. Tells whether it is allowed
 * now. */
export async function allow(
  host: string,
  settings: Settings,
  tell: (text: string) => void,
): Promise<boolean> {
  const asked = browser.permissions.request({ origins: [patternOf(host)] });
  const isAllowed = await asked.catch(() => false);
  if (!isAllowed) {
    tell(t('refused'));
    return false;
  }
  const never = settings.never.filter((site) => !covers(site, host));
  if (never.length === settings.never.length) return true;
  return isDone(saveSettings({ ...settings, never }), tell);
}

/** Gives the site back; where every site is allowed, the site is remembered as one to leave out. */
async function stop(host: string, settings: Settings): Promise<void> {
  const { all, chosen } = await allowedSites();
  const origins = chosen.filter((pattern) => covers(siteOf(pattern), host));
  if (origins.length > 0) await browser.permissions.remove({ origins });
  if (all) await saveSettings({ ...settings, never: [...settings.never, host] });
}

async function isDone(work: Promise<void>, tell: (text: string) => void): Promise<boolean> {
  return work.then(
    () => true,
    () => {
      tell(t('not_saved'));
      return false;
    },
  );
}
