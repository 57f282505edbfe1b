// Where Caveat runs: shown as the browser's permissions really are, and asked for at the click.
import { browser } from 'wxt/browser';
import { isGivenBack, isGranted } from '../../permission';
import type { Settings } from '../../settings';
import { ALL_SITES, allowedSites, hostIn, NOWHERE, patternOf, siteOf } from '../../sites';
import { byId, el } from '../../ui/element';
import { t } from '../../ui/i18n';
import { choice } from './controls';
import { EntryList } from './entrylist';

const MODES = ['click', 'sites', 'all'] as const;
type Mode = (typeof MODES)[number];

/** Builds the section; `change` saves. The answer shows the settings again when they are others. */
export function whereSection(
  change: (part: Partial<Settings>) => Promise<void>,
): (settings: Settings) => void {
  const said = byId('where-said', HTMLParagraphElement);
  const chosenPlace = byId('chosen', HTMLDivElement);
  let never: string[] = [];
  let picked: Mode | undefined;
  let sites = NOWHERE;

  const radios = MODES.map((mode) =>
    choice('where', t(`where_${mode}`), t(`where_${mode}_about`), () => void pick(mode)),
  );
  byId('where', HTMLDivElement).append(
    el('div', { role: 'radiogroup', ariaLabel: t('where_title') }, ...radios.map(({ row }) => row)),
  );

  const chosenList = new EntryList(
    chosenPlace,
    { title: t('sites_title'), label: t('site_label') },
    {
      async add(typed) {
        const host = hostIn(typed);
        if (!host) return t('site_bad');
        const origins = [patternOf(host)];
        return (await isGranted({ origins })) ? undefined : t('refused');
      },
      async remove(pattern) {
        return (await isGivenBack({ origins: [pattern] })) ? undefined : t('not_given_back');
      },
    },
  );
  const neverList = new EntryList(
    byId('never', HTMLDivElement),
    { title: t('never_title'), label: t('site_label') },
    {
      async add(typed) {
        const host = hostIn(typed);
        if (!host) return t('site_bad');
        if (!never.includes(host)) await change({ never: [...never, host] });
        return undefined;
      },
      async remove(site) {
        await change({ never: never.filter((other) => other !== site) });
        return undefined;
      },
    },
  );

  async function pick(mode: Mode): Promise<void> {
    said.textContent = '';
    picked = mode;
    if (mode === 'all') {
      if (!(await isGranted({ origins: [ALL_SITES] }))) said.textContent = t('refused');
    } else {
      const { all, chosen } = sites;
      const origins = [...(all ? [ALL_SITES] : []), ...(mode === 'click' ? chosen : [])];
      if (origins.length > 0 && !(await isGivenBack({ origins }))) {
        said.textContent = t('not_given_back');
      }
    }
    await show();
  }

  async function show(): Promise<void> {
    try {
      sites = await allowedSites();
    } catch {
      said.textContent = t('not_told');
    }
    const { all, chosen } = sites;
    // "On sites I choose" with no site yet is a choice that the permissions cannot hold.
    const sitesMode: Mode = chosen.length > 0 || picked === 'sites' ? 'sites' : 'click';
    const mode: Mode = all ? 'all' : sitesMode;
    radios.forEach(({ input }, at) => {
      input.checked = MODES[at] === mode;
    });
    chosenPlace.hidden = mode !== 'sites';
    byId('never', HTMLDivElement).hidden = mode === 'click' && never.length === 0;
    chosenList.show(chosen.map((entry) => ({ entry, name: siteOf(entry) })));
    neverList.show(never.map((entry) => ({ entry, name: entry })));
  }

  browser.permissions.onAdded.addListener(() => void show());
  browser.permissions.onRemoved.addListener(() => void show());
  return (settings) => {
    never = settings.never;
    void show();
  };
}
