// The toolbar button's icon, which tells by its shape how things stand with the tab.
import { browser } from 'wxt/browser';

/** `on`: something was found. `nothing`: read, and nothing found. `off`: not read. */
export type ToolbarIcon = 'on' | 'nothing' | 'off' | 'permission';

const FOLDERS: Readonly<Record<ToolbarIcon, string>> = {
  on: '/icon',
  nothing: '/toolbar/nothing',
  off: '/toolbar/off',
  permission: '/toolbar/permission',
};

/** Shows `icon` until the tab goes to another page. */
export async function showIcon(tabId: number, icon: ToolbarIcon): Promise<void> {
  const folder = FOLDERS[icon];
  await browser.action.setIcon({
    tabId,
    path: { 16: `${folder}/16.png`, 32: `${folder}/32.png` },
  });
}
