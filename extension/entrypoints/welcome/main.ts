// The page that opens once, after installing: what the marks mean, on a sample the reader can try.
import { browser } from 'wxt/browser';
import { KINDS } from '../../kinds';
import { loadSettings, watchSettings } from '../../settings';
import { byId, el } from '../../ui/element';
import { localise, t } from '../../ui/i18n';
import { paintKinds } from '../../ui/looks';
import { switchRow } from '../../ui/switchrow';

await localise(document);
paintKinds(document.documentElement, (await loadSettings()).looks);
watchSettings(({ looks }) => paintKinds(document.documentElement, looks));

const mark = (kind: string, words: string) => el('mark', { className: `sample ${kind}` }, words);

byId('sample', HTMLElement).append(
  el('h2', {}, 'Night ferry to Northbay may return'),
  el(
    'p',
    {},
    'The night ferry could run again by spring, ',
    mark('anonymous', 'two people familiar with the talks'),
    ' said on Monday. ',
    mark('unconfirmed', 'It was not immediately clear'),
    ' who would pay for it.',
  ),
  el(
    'p',
    {},
    'The harbour company ',
    mark('unconfirmed', 'did not respond to a request for comment'),
    '. “We would all like to see it back,” said Mayor Ines Caldwell.',
  ),
  el(
    'p',
    {},
    mark(
      'boilerplate',
      'Dear reader, the Harbour Herald belongs to nobody but its readers. If you can, support us from just £2 a month.',
    ),
  ),
);

for (const kind of KINDS) {
  const name = el(
    'span',
    {},
    el('span', { className: `sample ${kind}` }, t(`kind_${kind}`)),
    el('span', { className: 'about' }, t(`about_${kind}`)),
  );
  const { row, input } = switchRow([name], (on) => {
    for (const sample of document.querySelectorAll(`article .${kind}`)) {
      sample.classList.toggle('off', !on);
    }
  });
  input.checked = true;
  byId('legend', HTMLDivElement).append(row);
}

const commands = await browser.commands.getAll();
const key = commands.find(({ name }) => name === '_execute_action')?.shortcut;
if (key) byId('step-open', HTMLLIElement).textContent = t('step_open_key', key);
