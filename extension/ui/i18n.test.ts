import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const extension = new URL('../', import.meta.url);
const languages = readdirSync(new URL('public/_locales/', extension));
const english = texts('en');

/** Numbers whose plural form the interface may need. */
const COUNTS = Array.from({ length: 1001 }, (_, count) => count);

test('every language that the product promises is there', () => {
  expect(languages.sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'ru']);
});

for (const language of languages) {
  test(`${language}: no key is missing and none is unknown`, () => {
    expect(Object.keys(texts(language)).sort()).toEqual(expectedKeys(language).sort());
  });

  test(`${language}: every text is filled in and keeps the values of the English one`, () => {
    for (const [key, text] of Object.entries(texts(language))) {
      expect(text.trim(), key).not.toBe('');
      const original = english[key] ?? english[key.replace(/_[a-z]+$/, '_other')] ?? '';
      // A form that stands for one or two things may leave the number out.
      const free = /_(zero|one|two)$/.test(key);
      if (!free) expect(values(text), key).toEqual(values(original));
    }
  });

  test(`${language}: names and buttons fit their place`, () => {
    const of = texts(language);
    // Stores cut the description here.
    expect(of.description?.length).toBeLessThanOrEqual(132);
    for (const key of Object.keys(of)) {
      if (/_name$/.test(key)) expect(of[key]?.length, key).toBeLessThanOrEqual(36);
      if (/^kind_/.test(key)) expect(of[key]?.length, key).toBeLessThanOrEqual(36);
      if (/^(balanced|everything)$/.test(key)) expect(of[key]?.length, key).toBeLessThanOrEqual(16);
    }
  });
}

test('French keeps its signs with the words they belong to', () => {
  for (const [key, text] of Object.entries(texts('fr'))) {
    expect(text, key).not.toMatch(/[^\u00a0][:»]|«[^\u00a0]|[^\u202f][;?!]/);
  }
});

test('every English text is used', () => {
  const source = sources(extension);
  const literals = new Set(source.match(/[a-z][a-z0-9_]+/g));
  const templates = [...source.matchAll(/`([a-z_]*)\$\{[^`}]*\}([a-z_]*)`/g)]
    .filter(([, before = '', after = '']) => before.length + after.length > 2)
    .map(([, before, after]) => new RegExp(`^${before}[a-z_]+${after}$`));
  const unused = Object.keys(english).filter((key) => {
    const base = key.replace(/_(one|other)$/, '');
    return !literals.has(key) && !literals.has(base) && !templates.some((form) => form.test(key));
  });
  expect(unused).toEqual([]);
});

function texts(language: string): Record<string, string> {
  const path = new URL(`public/_locales/${language}/messages.json`, extension);
  const messages: Record<string, { message: string }> = JSON.parse(readFileSync(path, 'utf8'));
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
}

/** The English keys, with the plural forms that `language` has in place of the English ones. */
function expectedKeys(language: string): string[] {
  const rules = new Intl.PluralRules(language);
  const forms = [...new Set(COUNTS.map((count) => rules.select(count)))];
  return Object.keys(english).flatMap((key) => {
    if (key.endsWith('_one')) return [];
    return key.endsWith('_other') ? forms.map((form) => key.replace(/other$/, form)) : [key];
  });
}

function values(text: string): string[] {
  return (text.match(/\$\d/g) ?? []).sort();
}

/** The source of every page and of the manifest, tests left out. */
function sources(folder: URL): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      if (/^(\.|node_modules|engine|public|assets)/.test(entry.name)) return '';
      if (entry.isDirectory()) return sources(new URL(`${entry.name}/`, folder));
      if (!/\.(ts|html)$/.test(entry.name) || entry.name.endsWith('.test.ts')) return '';
      return readFileSync(new URL(entry.name, folder), 'utf8');
    })
    .join('\n');
}
