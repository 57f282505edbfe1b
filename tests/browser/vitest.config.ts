import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // One browser at a time: it decides what is in front.
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
