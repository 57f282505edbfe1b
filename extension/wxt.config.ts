// One source, two browsers: Manifest V3 for Chromium and Firefox, with no more than the product needs.
import { resolve } from 'node:path';
import { defineConfig } from 'wxt';

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  // `cargo xtask package` packs the sources: the engine's lie outside this folder.
  zip: { zipSources: false },
  // Store reviewers read what we ship: spaces and comments go, names and statements stay.
  vite: () => ({
    build: { minify: 'esbuild', modulePreload: { polyfill: false }, target: 'es2023' },
    esbuild: { minifyWhitespace: true, minifyIdentifiers: false, minifySyntax: false },
  }),
  manifest: ({ browser }) => ({
    name: 'Caveat',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      // Firefox has it at install or never, and has no question about it.
      ...(browser === 'firefox' ? ['contextMenus'] : []),
    ],
    // Asked for at the click on "always on this site"; nothing is granted at install.
    optional_host_permissions: ['*://*/*'],
    content_security_policy: {
      // `wasm-unsafe-eval` compiles the packaged engine, `connect-src` reads it from the package.
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'",
    },
    commands: {
      // Chromium keeps Alt+Shift+C for itself and would leave the popup without a key.
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      next: { description: '__MSG_next__', suggested_key: { default: 'Alt+Shift+Period' } },
      explain: { description: '__MSG_explain__', suggested_key: { default: 'Alt+Shift+E' } },
      previous: { description: '__MSG_previous__', suggested_key: { default: 'Alt+Shift+Comma' } },
      // Chromium takes four suggestions at most; the reader can give this one a key.
      toggle: { description: '__MSG_toggle__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'caveat@caveat-lector',
              // The first Firefox that draws underlines in `::highlight()`.
              strict_min_version: '146.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          // Asked for by a switch in the settings.
          optional_permissions: ['contextMenus'],
          // The first Chromium with `light-dark()` in styles.
          minimum_chrome_version: '123',
        }),
  }),
  hooks: {
    'prepare:publicPaths': (_wxt, paths) => {
      paths.push('caveat_bg.wasm');
    },
    'build:publicAssets': (wxt, files) => {
      files.push({
        absoluteSrc: resolve(wxt.config.root, 'engine/caveat_bg.wasm'),
        relativeDest: 'caveat_bg.wasm',
      });
    },
  },
});
