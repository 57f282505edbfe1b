// What each kind of element means for the text in it, as far as its tag, role and names tell.
import type { Region, Role } from '../engine/caveat';
import {
  ELEMENT,
  findByTag,
  findFirst,
  firstChildOf,
  isBlank,
  kindOf,
  nextOf,
  TEXT,
  tagOf,
} from './nodes';
import { LINE } from './ours';

/** Elements whose text is no one's reading: left out with all that is in them. */
export const LEFT_OUT = new Set(
  (
    'script style noscript template head textarea input select datalist option optgroup code svg math ' +
    'iframe frame frameset object embed canvas video audio picture img map rp rt progress meter ' +
    LINE
  ).split(' '),
);

/** The same for what only an attribute shows; one query a root finds them all. */
export const LEFT_OUT_SELECTOR =
  '[hidden],dialog:not([open]),[contenteditable]:not([contenteditable="false" i]),[role="textbox"]';

/** What its class names as text for screen readers only, where the page's style says so too. */
export const SPOKEN_SELECTOR =
  '.sr-only,.visually-hidden,.visuallyhidden,.screen-reader-text,.screen-reader-only';

/** Elements that flow inside a line unless the page's style says otherwise. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite data del dfn em font i ins kbd label mark nobr output q ruby rb ' +
    's samp slot small span strike strong sub sup time tt u var wbr'
  ).split(' '),
);

export function isInline(tag: string): boolean {
  return INLINE.has(tag) || tag.includes('-');
}

/** How many nodes are looked at to tell whether an element begins with a box. */
const LOOKED_AT = 24;

/** Whether an element of the page's own kind begins with a box: then it is one, whatever style it lacks. */
export function beginsWithBox(element: Element, tag: string): boolean {
  if (!tag.includes('-')) return false;
  let node = firstChildOf(element);
  for (let looked = 0; node && looked < LOOKED_AT; looked++) {
    const kind = kindOf(node);
    if (kind === TEXT && !isBlank(node as Text)) return false;
    const inner = kind === ELEMENT ? tagOf(node as Element) : null;
    if (inner === null || LEFT_OUT.has(inner)) {
      node = nextOf(node);
    } else if (inner.includes('-')) {
      node = firstChildOf(node) ?? nextOf(node);
    } else {
      return !isInline(inner);
    }
  }
  return false;
}

const ROLES: Record<string, Role> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  li: 'list_item',
  dt: 'list_item',
  dd: 'list_item',
  figcaption: 'caption',
  caption: 'caption',
  blockquote: 'quote',
  button: 'control',
  td: 'cell',
  th: 'cell',
};

/** Roles that everything inside takes on, whatever it is. */
const LASTING = new Set<Role>(['heading', 'caption', 'quote', 'control']);
/** Elements that start afresh: an entry of a live blog is no list item. */
const FRESH = new Set(['p', 'article', 'section', 'main', 'table', 'figure']);

/** What the text of an element is, given what the text around it is. */
export function roleOf(tag: string, aria: string | null, around: Role): Role {
  if (aria === 'heading') return 'heading';
  if (aria === 'button') return 'control';
  const own = ROLES[tag];
  if (own)
    return own === 'list_item' || own === 'cell' ? (LASTING.has(around) ? around : own) : own;
  if (LASTING.has(around)) return around;
  return around === 'cell' || FRESH.has(tag) ? 'paragraph' : around;
}

const REGIONS_BY_ARIA: Record<string, Region> = {
  main: 'main',
  complementary: 'aside',
  navigation: 'nav',
  menu: 'nav',
  menubar: 'nav',
  contentinfo: 'footer',
  dialog: 'dialog',
  alertdialog: 'dialog',
};

/** Whole class names and ids that say where their element stands; most elements fail the first. */
const PLACE_NAME =
  /sidebar|aside|rail|cookie|consent|gdpr|modal|overlay|lightbox|crumb|nav|menu|footer/i;
const REGIONS_BY_NAME: [RegExp, Region][] = [
  [
    /(^|[\s_-])((cookie|consent|gdpr)([_-]?(banner|notice|bar|wall|popup))?|modal|overlay|lightbox)(\s|$)/i,
    'dialog',
  ],
  [/(^|[\s_-])(breadcrumbs?|nav|navbar|navigation|menu)(\s|$)/i, 'nav'],
  [/(^|\s)((site|page|global|main)[_-])?footer(\s|$)/i, 'footer'],
  [/(^|\s)(?!has|with|no[_-])([\w-]*[_-])?(sidebar|aside|(left|right)[_-]?rail)(\s|$)/i, 'aside'],
];
/** A side matter has no more paragraphs. */
const MOST_PARAGRAPHS_ASIDE = 8;

/** Where the text of an element stands, or `undefined` when nothing says it stands elsewhere. */
export function regionOf(
  element: Element,
  tag: string,
  aria: string | null,
  classAndId: string,
  inArticle: boolean,
): Region | undefined {
  const byAria = aria === null ? undefined : REGIONS_BY_ARIA[aria];
  if (byAria) return byAria;
  switch (tag) {
    case 'main':
      return 'main';
    case 'aside':
      return 'aside';
    case 'nav':
      return 'nav';
    case 'dialog':
      return 'dialog';
    case 'footer':
      return inArticle ? undefined : 'footer';
    case 'header':
      return inArticle || holdsArticle(element) ? undefined : 'nav';
  }
  if (tag === 'body' || tag === 'html' || tag === 'article' || !PLACE_NAME.test(classAndId)) {
    return undefined;
  }
  const region = REGIONS_BY_NAME.find(([name]) => name.test(classAndId))?.[1];
  if (!region || (region === 'footer' && inArticle) || holdsArticle(element)) return undefined;
  return findByTag(element, 'p').length > MOST_PARAGRAPHS_ASIDE ? undefined : region;
}

/** Names mislead: what holds the article or its headline is no side matter. */
export function holdsArticle(element: Element): boolean {
  return findFirst(element, 'h1,article,main') !== null;
}
