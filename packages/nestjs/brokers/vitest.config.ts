import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { packages } from '../vitest.config.ts';

const test = { include: ['brokers/**/*.test.ts'], retry: 2, testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // One at a time, for they share the brokers and write one table.
    fileParallelism: false,
    projects: [
      { test: { ...test, name: 'nest-12' } },
      { resolve: { alias: packages }, test: { ...test, name: 'nest-11' } },
    ],
  },
});
