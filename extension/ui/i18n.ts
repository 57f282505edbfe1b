// The interface in the reader's language: texts, plurals and numbers. Texts live in _locales.
import { browser } from 'wxt/browser';
import type english from '../public/_locales/en/messages.json';

export type MessageKey = keyof typeof english;

/** A text that depends on a number: `x` where the messages hold `x_one`, `x_other` and so on. */
export type PluralKey = MessageKey extends infer K
  ? K extends `${infer Base}_other`
    ? Base
    : never
  : never;

/** The language the texts are in: not always the browser's, which may be one we lack. */
const language = once(() => message('language') || 'en');

/** The texts read from the package, where the browser gives none. */
let packaged: Record<string, { message: string }> | undefined;

// Made at first need: the first of them takes 10 ms, and a page's script may never need one.
const plurals = once(() => new Intl.PluralRules(language()));
const numbers = once(() => new Intl.NumberFormat(language()));
const percents = once(() => new Intl.NumberFormat(language(), { style: 'percent' }));
const lists = once(() => new Intl.ListFormat(language(), { type: 'conjunction' }));

/** The text of `key`, with `$1`, `$2`… filled in. */
export function t(key: MessageKey, ...values: string[]): string {
  return message(key, values);
}

/** The text of `key` in the form that `count` takes; `$1` is the count. */
export function plural(key: PluralKey, count: number): string {
  return message(`${key}_${plurals().select(count)}`, [numbers().format(count)]);
}

export function number(value: number): string {
  return numbers().format(value);
}

export function percent(share: number): string {
  return percents().format(share);
}

/** "a, b and c" as the language writes it. */
export function list(items: string[]): string {
  return lists().format(items);
}

/** Gives the document its language and direction, and fills in every `data-t` (text) and
 * `data-t-label` (accessible name, which those who point at a button see, too). Pages hold no text of their own, so none flashes untranslated. */
export async function localise(root: Document): Promise<void> {
  if (!browserHasTexts()) packaged = await textsOfPackage();
  root.documentElement.lang = language();
  root.documentElement.dir = language() === 'ar' ? 'rtl' : 'ltr';
  for (const element of root.querySelectorAll<HTMLElement>('[data-t]')) {
    element.textContent = message(element.dataset.t ?? '');
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-t-label]')) {
    const name = message(element.dataset.tLabel ?? '');
    element.setAttribute('aria-label', name);
    if (element instanceof HTMLButtonElement) element.title = name;
  }
}

/** The browser's own signature names its predefined keys only. */
type Messages = { getMessage(key: string, values: string[]): string };

function message(key: string, values: string[] = []): string {
  if (!packaged) return (browser.i18n as Messages).getMessage(key, values);
  return (packaged[key]?.message ?? '').replace(/\$(\d)/g, (_, nth) => values[nth - 1] ?? '');
}

/** After about one start in two hundred, Chromium has none for any page of the extension. */
function browserHasTexts(): boolean {
  return (browser.i18n as Messages).getMessage('language', []) !== '';
}

async function textsOfPackage(): Promise<typeof packaged> {
  const [wanted] = browser.i18n.getUILanguage().split('-');
  const read = async (name = 'en') =>
    (await fetch(`/_locales/${name}/messages.json`)).json() as Promise<typeof packaged>;
  return read(wanted).catch(() => read());
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
