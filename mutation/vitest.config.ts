import { defineConfig } from 'vitest/config';

/** The tests that stand beside the code, wherever they are run: no build is mutated, and nothing is tried twice. */
export default defineConfig({
  root: process.cwd(),
  test: { include: ['src/**/*.test.ts'], isolate: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
