import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Runs longer than the time that CI has. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: { include: ['nightly/**/*.test.ts'], retry: 1, testTimeout: 1_800_000 },
});
