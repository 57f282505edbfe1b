// The playground: the same engine, gather, marks and paint as in the extension, on a text of one's own.
import initEngine, { Engine } from '../extension/engine/caveat.js';
import wasm from '../extension/engine/caveat_bg.wasm?url';
import { KINDS } from '../extension/kinds';
import { PRESETS } from '../extension/looks';
import { VERSION } from '../extension/migrations';
import { pageOf } from '../extension/page/containers';
import { gather } from '../extension/page/gather';
import { jumpTo } from '../extension/page/jump';
import { MarkIds, type PlacedMark, placeMarks } from '../extension/page/marks';
import { Painter } from '../extension/page/paint';
import { adoptMarkStyles } from '../extension/page/styles';
import messages from '../extension/public/_locales/en/messages.json';
import type { Settings } from '../extension/settings';
import { isShown } from '../extension/shown';
import { byId, el } from '../extension/ui/element';
import { render } from './rendering';
import sample from './sample.txt?raw';

/** Long enough to type a word, short enough to feel at once, in ms. */
const PAUSE = 150;
/** Where the text is kept over a reload. */
const KEPT = 'caveat-playground';

const settings: Settings = {
  version: VERSION,
  kinds: { boilerplate: true, anonymous: true, unconfirmed: true },
  sub_kinds_off: [],
  strength: 'balanced',
  badge: false,
  collapse_appeals: false,
  allowed: [],
  never: [],
  own_rules: [],
  looks: PRESETS.standard,
};

const text = byId('text', HTMLTextAreaElement);
const everything = byId('everything', HTMLInputElement);
const article = byId('article', HTMLElement);
const headline = byId('headline', HTMLElement);
const list = byId('marks', HTMLElement);
adoptMarkStyles(document);
const painter = new Painter(document);
let timer: ReturnType<typeof setTimeout> | undefined;
let latest = 0;

await initEngine({ module_or_path: wasm });
const engine = new Engine();

text.value = sessionStorage.getItem(KEPT) ?? sample;
text.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => void show(), PAUSE);
});
everything.addEventListener('change', () => {
  settings.strength = everything.checked ? 'everything' : 'balanced';
  void show();
});
byId('sample', HTMLButtonElement).addEventListener('click', () => {
  text.value = sample;
  void show();
});
void show();

async function show(): Promise<void> {
  const mine = ++latest;
  sessionStorage.setItem(KEPT, text.value);
  article.replaceChildren(...render(text.value));
  const gathered = await gather(document, { root: article });
  if (mine !== latest) return;
  // The text is an article because the reader says so: the page around it has no say.
  const { signals: _, ...page } = pageOf(gathered);
  const report = engine.scan({ ...page, lang: 'en' });
  const marks = placeMarks(gathered, report, new MarkIds()).filter(({ mark }) =>
    isShown(mark, settings),
  );
  const rangesOf = (kind: (typeof KINDS)[number]) =>
    marks.filter(({ mark }) => mark.kind === kind).flatMap(({ ranges }) => ranges);
  await painter.show(
    {
      boilerplate: rangesOf('boilerplate'),
      anonymous: rangesOf('anonymous'),
      unconfirmed: rangesOf('unconfirmed'),
    },
    gathered.roots,
  );
  showList(marks);
}

function showList(marks: PlacedMark[]): void {
  headline.textContent =
    marks.length === 0
      ? messages.clean.message
      : marks.length === 1
        ? '1 mark'
        : `${marks.length} marks`;
  const sections = KINDS.map((kind) => {
    const ofKind = marks.filter(({ mark }) => mark.kind === kind);
    if (ofKind.length === 0) return '';
    const section = el('section', {}, el('h3', { textContent: messages[`kind_${kind}`].message }));
    for (const placed of ofKind) section.append(item(placed));
    return section;
  });
  list.replaceChildren(...sections);
}

function item({ mark, ranges }: PlacedMark): HTMLButtonElement {
  const name = messages[`${mark.sub_kind}_name`].message;
  const what = messages[`${mark.sub_kind}_what`].message;
  const button = el(
    'button',
    { type: 'button' },
    el('span', { className: `sample ${mark.kind}`, textContent: mark.words }),
    el('span', { className: 'what', textContent: `${name}: ${what}` }),
  );
  button.addEventListener('click', () => jumpTo(ranges, painter));
  return button;
}
