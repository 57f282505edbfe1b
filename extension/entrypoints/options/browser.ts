// What Caveat does in the browser beyond the toolbar, each only where the reader asks for it.
import { browser } from 'wxt/browser';
import { canHaveMenu, MENU } from '../../menu';
import { byId } from '../../ui/element';
import { t } from '../../ui/i18n';
import { named, switchRow } from './controls';

/** Builds the section, where the browser lets us offer anything in it. */
export function browserSection(): void {
  const panel = byId('browser', HTMLDivElement);
  if (canHaveMenu()) panel.append(menuRow());
  byId('browser-section', HTMLElement).hidden = panel.childElementCount === 0;
}

/** The switch shows what the browser has granted. */
function menuRow(): HTMLElement {
  const said = byId('browser-said', HTMLParagraphElement);
  const { row, input } = switchRow([named(t('menu'), t('menu_about'))], (on) => {
    said.textContent = '';
    const asked = on ? browser.permissions.request(MENU) : browser.permissions.remove(MENU);
    asked
      .then((done) => {
        if (!done) said.textContent = t('refused');
      })
      .catch(() => {
        said.textContent = t('refused');
      })
      .finally(show);
  });
  input.id = 'menu';
  const show = async () => {
    input.checked = await browser.permissions.contains(MENU);
  };
  browser.permissions.onAdded.addListener(show);
  browser.permissions.onRemoved.addListener(show);
  void show();
  return row;
}
