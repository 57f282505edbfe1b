// The row that copies or saves the report.
import type { Mark } from '../../protocol';
import { byId, el } from '../../ui/element';
import { t } from '../../ui/i18n';
import { nameOf, whatOf } from '../../ui/naming';
import { saveText } from '../../ui/savetext';
import {
  type Article,
  annotations,
  FORMATS,
  type Format,
  json,
  markdown,
  plainText,
} from './report';

const FILES: Readonly<Record<Format, { name: string; type: string }>> = {
  markdown: { name: 'caveat.md', type: 'text/markdown' },
  text: { name: 'caveat.txt', type: 'text/plain' },
  json: { name: 'caveat.json', type: 'application/json' },
  annotations: { name: 'caveat-annotations.jsonld', type: 'application/ld+json' },
};

/** Makes the row work on what `article` gives at the click. */
export function takeaway(article: () => Article): void {
  const format = byId('format', HTMLSelectElement);
  const said = byId('copied', HTMLSpanElement);
  format.append(...FORMATS.map((name) => el('option', { value: name }, t(`format_${name}`))));
  const chosen = () => FORMATS.find((name) => name === format.value) ?? 'markdown';

  byId('copy', HTMLButtonElement).addEventListener('click', async () => {
    said.textContent = await navigator.clipboard.writeText(written(article(), chosen())).then(
      () => t('copied'),
      () => t('not_copied'),
    );
  });
  byId('save', HTMLButtonElement).addEventListener('click', () => {
    const { name, type } = FILES[chosen()];
    saveText(written(article(), chosen()), name, type);
  });
  format.addEventListener('change', () => {
    said.textContent = '';
  });
}

function written(article: Article, format: Format): string {
  switch (format) {
    case 'markdown':
      return markdown(article, describe);
    case 'text':
      return plainText(article, describe);
    case 'json':
      return json(article);
    case 'annotations':
      return annotations(article, describe, () => `urn:uuid:${crypto.randomUUID()}`);
  }
}

function describe(mark: Mark): { name: string; what: string } {
  return { name: nameOf(mark), what: whatOf(mark) };
}
