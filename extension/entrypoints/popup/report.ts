// The report to take away: what is marked, in four formats. Pure; the texts of the interface and
// the ids come from outside.
import type { Summary } from '../../engine/caveat';
import type { Mark } from '../../protocol';
import { afterOf, beforeOf } from './context';
import type { Group } from './view';

export const FORMATS = ['markdown', 'text', 'json', 'annotations'] as const;
export type Format = (typeof FORMATS)[number];

/** What a report is made of. */
export interface Article {
  title: string;
  /** Empty when the browser does not tell. */
  url: string;
  /** The popup's headline, and its lines of figures. */
  headline: string;
  /** Each line may have more lines below it. */
  figures: string[];
  summary?: Summary | undefined;
  groups: (Group & { name: string })[];
  /** "Marks wording; does not check facts." */
  always: string;
  /** When the report was made. */
  made: Date;
  /** Of Caveat. */
  version: string;
}

/** The name of a mark and the line on what it is, in the reader's language. */
export type Describe = (mark: Mark) => { name: string; what: string };

/** What tells browsers where on a page the words are: a directive, as it stands behind `#` in an address. */
export function textFragment(mark: Mark): string {
  const { before, after } = mark;
  const part = (text: string) => encodeURIComponent(text).replaceAll('-', '%2D');
  const near = (text: string[]) => part(text.join(' '));
  const inWords = exact(mark).split(' ');
  const prefix = before.trim().split(/\s+/).slice(-3);
  const suffix = after.trim().split(/\s+/).slice(0, 3);
  const text =
    inWords.length > 12 ? `${near(inWords.slice(0, 5))},${near(inWords.slice(-5))}` : near(inWords);
  const start = prefix[0] ? `${near(prefix)}-,` : '';
  const end = suffix[0] ? `,-${near(suffix)}` : '';
  return `:~:text=${start}${text}${end}`;
}

export function markdown(article: Article, describe: Describe): string {
  const title = article.url
    ? `[${escaped(article.title)}](<${article.url}>)`
    : escaped(article.title);
  const sections = article.groups.flatMap(({ name, marks }) => [
    `## ${name}`,
    ...marks.map((mark) => {
      const { name, what } = describe(mark);
      const words = `**${escaped(mark.words)}**`;
      const linked = article.url ? `[${words}](<${addressOf(article, mark)}>)` : words;
      const quote = `> ${escaped(beforeOf(mark))}${linked}${escaped(afterOf(mark))}`;
      return `${quote}\n>\n> *${name}.* ${what}`;
    }),
  ]);
  const figures = article.figures.flatMap((figure) => {
    const [first = '', ...below] = figure.split('\n');
    return [`- ${escaped(first)}`, ...below.map((line) => `  - ${escaped(line)}`)];
  });
  return joined([
    `# ${title}`,
    article.headline,
    figures.join('\n'),
    ...sections,
    `*${article.always}*`,
    madeBy(article),
  ]);
}

export function plainText(article: Article, describe: Describe): string {
  const sections = article.groups.flatMap(({ name, marks }) => [
    name.toUpperCase(),
    ...marks.map((mark) => {
      const { name, what } = describe(mark);
      return `${beforeOf(mark)}[${mark.words}]${afterOf(mark)}\n    ${name}. ${what}`;
    }),
  ]);
  const figures = article.figures.join('\n');
  return joined([
    article.title,
    article.url,
    article.headline,
    figures,
    ...sections,
    article.always,
    madeBy(article),
  ]);
}

export function json({ title, url, made, version, summary, groups }: Article): string {
  const marks = groups.flatMap((group) => group.marks).map(({ id, cut, ...mark }) => mark);
  return `${JSON.stringify({ caveat: version, made, title, url, summary, marks }, null, 2)}\n`;
}

/** A page of W3C Web Annotations. `newId` gives each its own IRI. */
export function annotations(article: Article, describe: Describe, newId: () => string): string {
  const items = article.groups.flatMap(({ marks }) =>
    marks.map((mark) => ({
      id: newId(),
      type: 'Annotation',
      motivation: 'classifying',
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: tag(mark) },
        { type: 'TextualBody', purpose: 'describing', value: describe(mark).what },
      ],
      target: {
        source: article.url.replace(/#.*$/, ''),
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: exact(mark),
            prefix: mark.before,
            suffix: mark.after,
          },
          {
            type: 'FragmentSelector',
            conformsTo: 'https://wicg.github.io/scroll-to-text-fragment/',
            value: textFragment(mark),
          },
        ],
      },
    })),
  );
  const page = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: newId(),
    type: 'AnnotationPage',
    items,
  };
  return `${JSON.stringify(page, null, 2)}\n`;
}

function tag({ kind, sub_kind, rule }: Mark): string {
  return `${kind}/${sub_kind === 'own' ? rule : sub_kind}`;
}

/** The words as the page has them in one place: of an appeal its first block. */
function exact({ words }: Mark): string {
  const [first = ''] = words.split('\n');
  return first;
}

/** The address of the words. One of a page's own parts goes before them. */
function addressOf({ url }: Article, mark: Mark): string {
  return `${url}${url.includes('#') ? '' : '#'}${textFragment(mark)}`;
}

/** "Caveat 1.2.3 · 2026-11-26 05:12 UTC" */
function madeBy({ made, version }: Article): string {
  return `Caveat ${version} · ${made.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Markdown that shows `text` as it is. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
}

function joined(parts: string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
