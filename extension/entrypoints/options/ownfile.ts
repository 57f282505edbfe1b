// The reader's settings as a file: saved, and loaded after a look at what it would change; and the way
// back from that and from a reset.
import { defaultSettings, type Settings } from '../../settings';
import {
  type Changes,
  changesBy,
  type FromFile,
  isNothing,
  merged,
  readFile,
} from '../../settingsfile';
import { byId, el } from '../../ui/element';
import { number, t } from '../../ui/i18n';
import { saveText } from '../../ui/savetext';
import { refusal } from './refusal';
import { checkRule } from './tryrule';

/** Builds the section; `save` tells whether it worked. The answer says something in it. */
export function ownFile(
  now: () => Settings,
  save: (settings: Settings) => Promise<boolean>,
): (text: string) => void {
  const said = byId('said', HTMLSpanElement);
  const undo = byId('undo', HTMLButtonElement);
  const file = byId('file', HTMLInputElement);
  const load = byId('load', HTMLButtonElement);
  const preview = byId('preview', HTMLElement);
  const merge = byId('merge', HTMLButtonElement);
  let before: Settings | undefined;
  let loaded: Settings | undefined;

  function say(text: string): void {
    said.textContent = text;
    undo.hidden = true;
  }

  /** Puts other settings in place, and offers the way back. */
  async function replace(next: Settings, done: string): Promise<void> {
    const old = now();
    if (!(await save(next))) return;
    before = old;
    say(done);
    undo.hidden = false;
  }

  function show(settings: Settings): void {
    const changes = changesBy(settings, now());
    if (isNothing(changes)) {
      close();
      say(t('load_same'));
      return;
    }
    loaded = settings;
    say('');
    byId('changes', HTMLUListElement).replaceChildren(
      ...lines(changes).map((line) => el('li', {}, line)),
    );
    const canMerge = merged(settings, now()) !== undefined;
    merge.disabled = !canMerge;
    byId('merge-about', HTMLParagraphElement).textContent = t(
      canMerge ? 'merge_about' : 'merge_full',
    );
    preview.hidden = false;
    byId('preview-title', HTMLHeadingElement).focus();
  }

  function close(): void {
    loaded = undefined;
    preview.hidden = true;
  }

  async function take(settings: Settings | undefined): Promise<void> {
    close();
    load.focus();
    if (settings) await replace(settings, t('loaded'));
  }

  byId('save', HTMLButtonElement).addEventListener('click', () => {
    const text = `${JSON.stringify(now(), null, 2)}\n`;
    saveText(text, 'caveat-settings.json', 'application/json');
  });
  load.addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const text = await file.files?.[0]?.text().catch(() => '');
    file.value = '';
    if (text === undefined) return;
    const read = readFile(text);
    const wrong = read.ok ? await wrongRule(read.settings) : [reason(read)];
    if (read.ok && !wrong) return show(read.settings);
    close();
    say('');
    said.replaceChildren(...(wrong ?? []));
  });
  merge.addEventListener('click', () => void take(loaded && merged(loaded, now())));
  byId('replace', HTMLButtonElement).addEventListener('click', () => void take(loaded));
  byId('cancel', HTMLButtonElement).addEventListener('click', () => void take(undefined));
  byId('reset', HTMLButtonElement).addEventListener('click', () => {
    close();
    void replace(defaultSettings(), t('was_reset'));
  });
  undo.addEventListener('click', async () => {
    if (!before || !(await save(before))) return;
    say(t('undone'));
    load.focus();
  });
  return say;
}

/** What is wrong with the first of the file's rules that the engine does not take. */
async function wrongRule({ own_rules }: Settings): Promise<(Node | string)[] | undefined> {
  for (const [at, rule] of own_rules.entries()) {
    const error = await checkRule(rule);
    if (!error) continue;
    return [`${t('load_bad_field', `own_rules[${at}]`)} `, ...refusal(error, rule.pattern)];
  }
  return undefined;
}

function reason(read: Extract<FromFile, { ok: false }>): string {
  if (read.why === 'json') return t('load_bad_json', number(read.at.line), number(read.at.column));
  if (read.why === 'field') return t('load_bad_field', read.field);
  return t(read.why === 'newer' ? 'load_newer' : 'load_bad');
}

/** The changes in words, one a line. */
function lines({ switches, strength, looks, lists }: Changes): string[] {
  return [
    ...switches.map(({ name, on }) => t(on ? 'change_on' : 'change_off', nameOf(name))),
    ...(strength ? [t('change_to', t('much_title'), t(strength))] : []),
    ...(looks ? [t('change_looks')] : []),
    ...lists.map(({ list, added, changed, missing }) =>
      t('change_list', t(`${list}_title`), number(added), number(changed), number(missing)),
    ),
  ];
}

function nameOf(name: Changes['switches'][number]['name']): string {
  if (name === 'badge' || name === 'collapse') return t(name);
  if (name === 'boilerplate' || name === 'anonymous' || name === 'unconfirmed') {
    return t(`kind_${name}`);
  }
  return t(`${name}_name`);
}
