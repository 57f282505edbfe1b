// What the popup shows for a page state and the reader's choices. Pure: no browser, no DOM.
import { KINDS } from '../../kinds';
import type { Mark, MarkKind, PageState } from '../../protocol';
import type { Settings } from '../../settings';
import { isShown, isWanted } from '../../shown';

/** Why the content script could not be asked. */
export type Unreachable = 'unreadable' | 'permission' | 'file_access' | 'gone';

/** What stands in place of the list, when there is no list to show. */
export type Notice =
  | Unreachable
  | 'working'
  | 'late'
  | 'clean'
  | 'hidden'
  | 'softer_only'
  | 'not_article'
  | 'not_english'
  | 'failed';

export interface Group {
  kind: MarkKind;
  marks: Mark[];
}

export interface View {
  /** So many marks the reader wants of each kind, whether it is switched on or not. */
  counts: Record<MarkKind, number>;
  /** The reader's rules that found something the reader wants, with how many. */
  rules: { name: string; count: number }[];
  appeals: number;
  /** So many weak marks there are, shown or not. */
  softer: number;
  /** The marks to list, by kind, each in reading order. */
  groups: Group[];
  notice?: Notice;
}

/** The marks and figures to show, or the notice in their place. */
export function view(page: PageState, settings: Settings): View {
  const all = page.state === 'done' ? page.marks : [];
  const marks = all.filter((mark) => isWanted(mark, settings));
  const everything: Settings = { ...settings, strength: 'everything' };
  const of = (kind: MarkKind) => marks.filter((mark) => mark.kind === kind);
  const groups = ([...KINDS, 'own'] as const)
    .map((kind) => ({ kind, marks: of(kind).filter((mark) => isShown(mark, settings)) }))
    .filter((group) => group.marks.length > 0);
  const softer = all.filter(
    (mark) => mark.strength === 'weak' && isWanted(mark, everything),
  ).length;
  const onlySofter = softer > 0 && marks.length === 0;
  const notice = noticeFor(page, groups.length > 0, onlySofter);
  return {
    counts: {
      anonymous: of('anonymous').length,
      unconfirmed: of('unconfirmed').length,
      boilerplate: of('boilerplate').length,
      own: of('own').length,
    },
    rules: settings.own_rules
      .map(({ name }) => ({ name, count: of('own').filter(({ rule }) => rule === name).length }))
      .filter(({ count }) => count > 0),
    appeals: marks.filter((mark) => mark.appeal).length,
    softer,
    groups,
    ...(notice && { notice }),
  };
}

/** The marks of the list from top to bottom, as "previous" and "next" walk them. */
export function listed(groups: Group[]): Mark[] {
  return groups.flatMap((group) => group.marks);
}

function noticeFor(page: PageState, anyListed: boolean, onlySofter: boolean): Notice | undefined {
  if (page.state !== 'done') return page.state;
  if (page.status !== 'article') return page.status;
  if (anyListed) return undefined;
  if (page.marks.length === 0) return 'clean';
  return onlySofter ? 'softer_only' : 'hidden';
}
