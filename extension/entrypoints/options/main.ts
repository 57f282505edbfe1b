// The settings page. Every change is saved at once and acts on open pages through storage.
import { browser } from 'wxt/browser';
import { defaultSettings, type Settings, withAllowed } from '../../settings';
import { loadSettings, saveSettings, watchSettings, wereJustLost } from '../../settingsstore';
import { byId, el } from '../../ui/element';
import { localise, t } from '../../ui/i18n';
import { paintKinds } from '../../ui/looks';
import { browserSection } from './browser';
import { EntryList } from './entrylist';
import { looksSection } from './looks';
import { ownFile } from './ownfile';
import { rulesSection } from './rules';
import { whatSections } from './what';
import { whereSection } from './where';

await localise(document);

const loading = loadSettings().catch(() => undefined);
let settings: Settings = (await loading) ?? defaultSettings();
const say = ownFile(() => settings, save);

const showWhat = whatSections((part) => void save({ ...settings, ...part(settings) }));
const showLooks = looksSection((part) => void save({ ...settings, ...part(settings) }));
const showRules = rulesSection(() => settings, save);
const showWhere = whereSection(async (part) => void (await save({ ...settings, ...part })));
const allowed = new EntryList(
  byId('allowed', HTMLDivElement),
  { label: t('phrase_label') },
  {
    async add(typed) {
      const next = withAllowed(settings, typed);
      if (next === settings) return t('phrase_bad');
      await save(next);
      return undefined;
    },
    async remove(phrase) {
      await save({ ...settings, allowed: settings.allowed.filter((other) => other !== phrase) });
      return undefined;
    },
  },
);

show();
void showKeys();
browserSection();
if (!(await loading)) say(t('not_loaded'));
const lost = await wereJustLost().catch(() => undefined);
if (lost) say(t(lost === 'newer' ? 'were_newer' : 'were_lost'));
watchSettings((changed) => {
  settings = changed;
  show();
});

function show(): void {
  paintKinds(document.documentElement, settings.looks);
  showWhat(settings);
  showLooks(settings);
  showRules();
  showWhere(settings);
  allowed.show(settings.allowed.map((entry) => ({ entry, name: entry })));
}

/** Tells whether it could be saved; if not, the reader is told why. */
async function save(next: Settings): Promise<boolean> {
  try {
    await saveSettings(next);
    settings = next;
    say('');
    return true;
  } catch {
    say(t('not_saved'));
    return false;
  } finally {
    show();
  }
}

/** The keys. Only the browser can change them, each in its own place. */
async function showKeys(): Promise<void> {
  const commands = await browser.commands.getAll();
  const keyOf = (name: string) => commands.find((command) => command.name === name)?.shortcut;
  const rows = [
    { label: t('keys_open'), key: keyOf('_execute_action') },
    { label: t('next'), key: keyOf('next') },
    { label: t('previous'), key: keyOf('previous') },
    { label: t('explain'), key: keyOf('explain') },
    { label: t('toggle'), key: keyOf('toggle') },
  ].map(({ label, key }) =>
    el(
      'li',
      { className: 'row' },
      el('span', {}, label),
      key ? el('kbd', {}, key) : el('span', { className: 'about' }, t('keys_none')),
    ),
  );
  byId('keys', HTMLUListElement).append(...rows);
  byId('keys-change', HTMLButtonElement).addEventListener('click', () => {
    if ('openShortcutSettings' in browser.commands) {
      void (browser.commands as { openShortcutSettings(): Promise<void> }).openShortcutSettings();
    } else {
      void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    }
  });
}
