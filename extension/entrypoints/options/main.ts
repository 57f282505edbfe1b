// The settings page. Every change is saved at once and acts on open pages through storage.
import { browser } from 'wxt/browser';
import {
  defaultSettings,
  loadSettings,
  parseSettings,
  type Settings,
  saveSettings,
  watchSettings,
  wereJustLost,
  withAllowed,
} from '../../settings';
import { byId, el } from '../../ui/element';
import { localise, t } from '../../ui/i18n';
import { browserSection } from './browser';
import { EntryList } from './entrylist';
import { whatSections } from './what';
import { whereSection } from './where';

await localise(document);

const said = byId('said', HTMLSpanElement);
const undo = byId('undo', HTMLButtonElement);
const file = byId('file', HTMLInputElement);

let settings: Settings = await loadSettings();
let before: Settings | undefined;

const showWhat = whatSections((part) => void save({ ...settings, ...part(settings) }));
const showWhere = whereSection((part) => save({ ...settings, ...part }));
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
    },
  },
);

show();
void showKeys();
browserSection();
const lost = await wereJustLost();
if (lost) say(t(lost === 'newer' ? 'were_newer' : 'were_lost'));
watchSettings((changed) => {
  settings = changed;
  show();
});

byId('save', HTMLButtonElement).addEventListener('click', () => {
  const text = `${JSON.stringify(settings, null, 2)}\n`;
  const link = el('a', {
    href: URL.createObjectURL(new Blob([text], { type: 'application/json' })),
    download: 'caveat-settings.json',
  });
  link.click();
  URL.revokeObjectURL(link.href);
});
byId('load', HTMLButtonElement).addEventListener('click', () => file.click());
file.addEventListener('change', async () => {
  const text = await file.files?.[0]?.text();
  file.value = '';
  if (text !== undefined) await load(text);
});
byId('reset', HTMLButtonElement).addEventListener('click', () => {
  void replace(defaultSettings(), t('was_reset'));
});
undo.addEventListener('click', async () => {
  if (before) await save(before);
  say(t('undone'));
});

function show(): void {
  showWhat(settings);
  showWhere(settings);
  allowed.show(settings.allowed.map((entry) => ({ entry, name: entry })));
}

async function save(next: Settings): Promise<void> {
  try {
    await saveSettings(next);
    settings = next;
    say('');
  } catch {
    say(t('not_saved'));
  }
  show();
}

async function load(text: string): Promise<void> {
  const parsed = parseSettings(jsonOf(text));
  if (parsed.ok) return replace(parsed.settings, t('loaded'));
  if (parsed.newer) say(t('load_newer'));
  else say(parsed.field === 'version' ? t('load_bad') : t('load_bad_field', parsed.field));
}

/** Puts other settings in place, and offers the way back. */
async function replace(next: Settings, done: string): Promise<void> {
  before = settings;
  await save(next);
  if (settings !== next) return;
  say(done);
  undo.hidden = false;
}

function say(text: string): void {
  said.textContent = text;
  undo.hidden = true;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
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
