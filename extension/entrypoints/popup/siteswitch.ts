// The switch for running on this site without a click. It shows what the browser has granted, and
// asks for it in the reader's own click.
import { browser } from 'wxt/browser';
import { isGivenBack, isGranted } from '../../permission';
import type { Settings } from '../../settings';
import { saveSettings } from '../../settingsstore';
import { allowedSites, covers, NOWHERE, patternOf, runsOn, siteOf } from '../../sites';
import { el } from '../../ui/element';
import { t } from '../../ui/i18n';
import { switchRow } from '../../ui/switchrow';

export class SiteSwitch {
  readonly #root: HTMLElement;
  readonly #settings: () => Settings;
  readonly #tell: (text: string) => void;
  readonly #name = el('span', { className: 'rule' });
  readonly #input: HTMLInputElement;
  #host: string | undefined;

  /** Fills `root`, on the settings there are; `tell` says why something is not as it was asked for. */
  constructor(root: HTMLElement, settings: () => Settings, tell: (text: string) => void) {
    this.#root = root;
    this.#settings = settings;
    this.#tell = tell;
    const { row, input } = switchRow([this.#name], (on) => void this.#turn(on));
    row.classList.add('minor');
    root.append(row);
    this.#input = input;
    const again = () => void this.show(this.#host);
    browser.permissions.onAdded.addListener(again);
    browser.permissions.onRemoved.addListener(again);
  }

  /** Shows how things stand for `host`; nothing for a page that cannot be allowed. */
  async show(host: string | undefined): Promise<void> {
    this.#host = host;
    this.#root.hidden = !host;
    if (!host) return;
    this.#name.textContent = t('always_on', host);
    const sites = await allowedSites().catch(() => NOWHERE);
    if (host === this.#host) this.#input.checked = runsOn(host, sites, this.#settings().never);
  }

  /** Asks the browser for the site, at once: it listens only while it handles the click. Tells whether
   * Caveat may read it now. */
  async allow(): Promise<boolean> {
    const host = this.#host;
    if (!host) return false;
    const asked = isGranted({ origins: [patternOf(host)] });
    // The question may close the popup, so this does not wait for the answer.
    const never = this.#settings().never.filter((site) => !covers(site, host));
    const isSaved = await this.#save(never);
    const isAllowed = await asked;
    if (!isAllowed) this.#tell(t('refused'));
    return isSaved && isAllowed;
  }

  async #turn(on: boolean): Promise<void> {
    this.#tell('');
    if (on) await this.allow();
    else await this.#stop();
    await this.show(this.#host);
  }

  /** Gives the site back; where every site is allowed, the site is remembered as one to leave out. */
  async #stop(): Promise<void> {
    const host = this.#host;
    if (!host) return;
    const { all, chosen } = await allowedSites().catch(() => NOWHERE);
    const origins = chosen.filter((pattern) => covers(siteOf(pattern), host));
    const isBack = origins.length === 0 ? all : await isGivenBack({ origins });
    if (!isBack) this.#tell(t('not_given_back'));
    if (all) await this.#save([...this.#settings().never, host]);
  }

  async #save(never: string[]): Promise<boolean> {
    const settings = this.#settings();
    if (never.length === settings.never.length) return true;
    return saveSettings({ ...settings, never }).then(
      () => true,
      () => {
        this.#tell(t('not_saved'));
        return false;
      },
    );
  }
}
