// What a document says of itself: language, title, publisher, and whether it is one article.
import type { Signals } from '../engine/caveat';
import { isRecord } from '../plain';

export interface About {
  lang?: string;
  title: string;
  site?: string;
  signals: Signals;
}

const ARTICLE_TYPE = /(Article|BlogPosting|Report)$/;
/** Larger JSON-LD than any article's; not worth a parse. */
const LONGEST_JSON = 200_000;

export function aboutDocument(document: Document): About {
  const linked = linkedArticle(document);
  const headlines = [...document.querySelectorAll('h1')].filter((h) =>
    /\S/.test(h.textContent ?? ''),
  );
  const inArticle = headlines.filter((h) => h.closest('article,main,[role="main"]'));
  const headline =
    headlines.length === 1 ? headlines[0] : inArticle.length === 1 ? inArticle[0] : undefined;
  const lang =
    document.documentElement.lang ||
    document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content') ||
    undefined;
  const site = meta(document, 'og:site_name');
  return {
    ...(lang && { lang }),
    ...(site && { site }),
    title: fold(headline?.textContent) || fold(meta(document, 'og:title')) || fold(document.title),
    signals: {
      declared_article:
        meta(document, 'og:type') === 'article' ||
        linked.article ||
        document.querySelector('[itemtype$="Article"],[itemtype$="BlogPosting"]') !== null,
      article_element:
        document.querySelector('article,[role="article"],[itemprop="articleBody"]') !== null,
      published:
        linked.published ||
        meta(document, 'article:published_time') !== undefined ||
        document.querySelector(
          'article time,main time,time[pubdate],[itemprop="datePublished"]',
        ) !== null,
      headline: headline !== undefined,
    },
  };
}

function meta(document: Document, name: string): string | undefined {
  const element = document.querySelector(`meta[property="${name}"],meta[name="${name}"]`);
  return element?.getAttribute('content') ?? undefined;
}

function fold(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim().slice(0, 500);
}

/** What JSON-LD says of the page itself: at its top or in its `@graph`, not in lists of other pages. */
function linkedArticle(document: Document): { article: boolean; published: boolean } {
  const found = { article: false, published: false };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const json = script.textContent ?? '';
    if (json.length > LONGEST_JSON || !json.includes('@type')) continue;
    let value: unknown;
    try {
      value = JSON.parse(json);
    } catch {
      continue; // Pages get it wrong often; then it says nothing.
    }
    const top = Array.isArray(value) ? value : [value];
    for (const item of top) {
      if (!isRecord(item)) continue;
      const graph = item['@graph'];
      for (const thing of Array.isArray(graph) ? graph : [item]) {
        if (!isRecord(thing) || ![thing['@type']].flat().some(isArticleType)) continue;
        found.article = true;
        found.published ||= typeof thing.datePublished === 'string';
      }
    }
  }
  return found;
}

function isArticleType(type: unknown): boolean {
  return typeof type === 'string' && ARTICLE_TYPE.test(type);
}
