// The page that opens once, after installing: what the marks mean, on a sample the reader can try.
import { browser } from 'wxt/browser';
import type { SubKind } from '../../engine/caveat';
import { KIND_OF, KINDS } from '../../kinds';
import { defaultSettings } from '../../settings';
import { loadSettings, watchSettings } from '../../settingsstore';
import { reasons } from '../../ui/card';
import { byId, el } from '../../ui/element';
import { localise, t } from '../../ui/i18n';
import { paintKinds } from '../../ui/looks';
import { switchRow } from '../../ui/switchrow';

await localise(document);
paintKinds(document.documentElement, (await loadSettings().catch(defaultSettings)).looks);
watchSettings(({ looks }) => paintKinds(document.documentElement, looks));

/** Marked words of the sample; a click on them shows what their card says. */
function mark(name: SubKind, words: string): HTMLElement {
  const marked = el('mark', { className: `sample ${KIND_OF[name]}` }, words);
  // A link breaks over lines as the words do; a button would not.
  const link = el('a', { href: '#why', attributes: { role: 'button' } }, marked);
  const show = (event: Event) => {
    event.preventDefault();
    byId('why', HTMLDivElement).replaceChildren(
      el('h2', {}, t(`${name}_name`)),
      el('p', {}, t(`${name}_what`)),
      ...reasons(name),
    );
  };
  link.addEventListener('click', show);
  link.addEventListener('keydown', (event) => {
    if (event.key === ' ') show(event);
  });
  return link;
}

byId('sample', HTMLElement).append(
  el('h2', {}, 'Night ferry to Northbay may return'),
  el(
    'p',
    {},
    'The night ferry could run again by spring, ',
    mark('knowledge', 'two people familiar with the talks'),
    ' said on Monday. ',
    mark('unclear', 'It was not immediately clear'),
    ' who would pay for it.',
  ),
  el(
    'p',
    {},
    'The harbour company ',
    mark('no_response', 'did not respond to a request for comment'),
    '. “We would all like to see it back,” said Mayor Ines Caldwell.',
  ),
  el(
    'p',
    {},
    mark(
      'donation',
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
