// The browser is made up here: what is tried is a fault of Chromium that comes once in hundreds of starts.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const browser = vi.hoisted(() => ({
  i18n: {
    getMessage: vi.fn((_key: string, _values: string[]) => ''),
    getUILanguage: (): string => 'de-AT',
  },
}));
vi.mock('wxt/browser', () => ({ browser }));

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('fetch', async (path: string) => {
    const file = new URL(`../public${path}`, import.meta.url);
    return { json: async () => JSON.parse(readFileSync(file, 'utf8')) };
  });
});
afterEach(() => vi.unstubAllGlobals());

const page = () =>
  ({ documentElement: {}, querySelectorAll: () => [] }) as unknown as Document & {
    documentElement: { lang: string; dir: string };
  };

test('where the browser has no texts they are read from the package', async () => {
  const { localise, plural } = await import('./i18n');
  const root = page();
  await localise(root);
  expect(root.documentElement.lang).toBe('de');
  expect(plural('appeals', 3)).toMatch(/^3 \p{L}/u);
});

test('in a language that the package lacks they are English', async () => {
  browser.i18n.getUILanguage = () => 'pt-BR';
  const { localise, t } = await import('./i18n');
  const root = page();
  await localise(root);
  expect(root.documentElement.lang).toBe('en');
  expect(t('position', '2', '7')).toMatch(/2\D+7/);
});

test('the browser’s own texts are taken where there are some', async () => {
  browser.i18n.getMessage.mockImplementation((key) => (key === 'language' ? 'fr' : `«${key}»`));
  const { localise, t } = await import('./i18n');
  const root = page();
  await localise(root);
  expect(root.documentElement.lang).toBe('fr');
  expect(t('always')).toBe('«always»');
});
