import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  build: { target: 'es2023', modulePreload: { polyfill: false } },
  // The engine, the page code and the words stand in the extension's folder.
  server: { fs: { allow: ['..'] } },
});
