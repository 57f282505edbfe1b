// The head of the popup: what was found, in a line; or why there is nothing to show, and what to do.
import { byId, el } from '../../ui/element';
import { plural, t } from '../../ui/i18n';
import type { Notice, View } from './view';

/** What can be done about it. */
interface Choices {
  retry(): void;
  /** Checks the whole page, where only a selection was. */
  whole(): void;
  /** Asks for access to the site. */
  allow(): void;
}

export class Head {
  readonly #headline = byId('headline', HTMLHeadingElement);
  readonly #notice = byId('notice', HTMLParagraphElement);
  readonly #actions = byId('actions', HTMLDivElement);
  readonly #retry = byId('retry', HTMLButtonElement);
  readonly #whole = byId('whole', HTMLButtonElement);
  readonly #allow = byId('allow', HTMLButtonElement);

  constructor(choices: Choices) {
    this.#retry.addEventListener('click', () => choices.retry());
    this.#whole.addEventListener('click', () => choices.whole());
    this.#allow.addEventListener('click', () => choices.allow());
  }

  get text(): string {
    return this.#headline.textContent;
  }

  /** `page` tells whether the site can be allowed, and whether it was read in part or its marks are hidden. */
  show(
    shown: View,
    notice: Notice | undefined,
    page: { allow: boolean; limited: boolean; hidden: boolean },
  ): void {
    const parts = notice ? [t(notice)] : summary(shown);
    // Not touched while it stays the same, or it would be read out again.
    const text = parts.join(' · ');
    if (this.text !== text) this.#headline.replaceChildren(...unbroken(parts));
    const isCleanPart = page.limited && notice === 'clean';
    const lines = [
      ...(page.limited && !isCleanPart ? [t('limited')] : []),
      ...(page.hidden && !notice ? [t('marks_hidden')] : []),
      ...(notice ? [t(isCleanPart ? 'clean_limited' : `${notice}_text`)] : []),
    ];
    const told = lines.join(' ');
    if (this.#notice.textContent !== told) this.#notice.textContent = told;
    this.#notice.hidden = told === '';
    this.#retry.hidden = notice !== 'failed' && notice !== 'late' && notice !== 'gone';
    this.#allow.hidden = notice !== 'permission' || !page.allow;
    this.#whole.hidden = !page.limited;
    this.#actions.hidden = this.#retry.hidden && this.#allow.hidden && this.#whole.hidden;
  }

  focus(): void {
    this.#headline.focus();
  }
}

/** "3 things to read with care", "1 appeal" */
function summary({ counts, appeals, groups }: View): string[] {
  const own = groups.find(({ kind }) => kind === 'own')?.marks.length ?? 0;
  const things = counts.anonymous + counts.unconfirmed;
  const parts = [
    things > 0 ? plural('things', things) : '',
    appeals > 0 ? plural('appeals', appeals) : '',
    own > 0 ? plural('own_marks', own) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts : [plural('asides', counts.boilerplate)];
}

/** The parts in a line, which is broken between them rather than within. */
function unbroken(parts: string[]): (Node | string)[] {
  const last = parts.length - 1;
  return parts.flatMap((part, at) => [
    el('span', { className: 'part' }, at < last ? `${part} ·` : part),
    ...(at < last ? [' '] : []),
  ]);
}
