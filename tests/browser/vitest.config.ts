import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Mostly they wait. Without a window, each browser is in front for itself.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000, interval: 20 } },
    // Browsers on a busy machine now and then lose a click; the report names each test tried twice.
    retry: process.env.CI ? 1 : 0,
  },
});
