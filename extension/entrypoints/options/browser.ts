// What Caveat does in the browser beyond the toolbar, each only where the reader asks for it.
import { browser } from 'wxt/browser';
import { canHaveMenu, MENU } from '../../menu';
import { isGivenBack, isGranted } from '../../permission';
import { loadSync, switchSync, watchSync } from '../../sync';
import { byId } from '../../ui/element';
import { t } from '../../ui/i18n';
import { switchRow } from '../../ui/switchrow';
import { named } from './controls';

export function browserSection(): void {
  byId('browser', HTMLDivElement).append(...(canHaveMenu() ? [menuRow()] : []), syncRow());
}

/** Says why what was asked for is not so; empty when it is. */
function say(text: string): void {
  byId('browser-said', HTMLParagraphElement).textContent = text;
}

/** The switch shows what the browser has granted. */
function menuRow(): HTMLElement {
  const { row, input } = switchRow([named(t('menu'), t('menu_about'))], (on) => {
    say('');
    void (on ? isGranted(MENU) : isGivenBack(MENU)).then((done) => {
      if (!done) say(t(on ? 'refused' : 'not_given_back'));
      void show();
    });
  });
  input.id = 'menu';
  const show = async () => {
    input.checked = await browser.permissions.contains(MENU).catch(() => false);
  };
  browser.permissions.onAdded.addListener(show);
  browser.permissions.onRemoved.addListener(show);
  void show();
  return row;
}

function syncRow(): HTMLElement {
  const { row, input } = switchRow([named(t('sync'), t('sync_about'))], (on) => {
    switchSync(on).catch(() => {
      say(t('not_saved'));
      void show();
    });
  });
  input.id = 'sync';
  const show = async () => {
    const { on, trouble } = await loadSync().catch(() => ({ on: false, trouble: undefined }));
    input.checked = on;
    say(on && trouble ? t(`sync_${trouble}`) : '');
  };
  watchSync(() => void show());
  void show();
  return row;
}
