import { defineConfig } from 'vitest/config';

const timeouts = { testTimeout: 60_000, hookTimeout: 60_000 };

/** Three kinds of test: what every change has to pass; what strangers bring, and a release, which take minutes. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'artefacts', include: ['src/*.test.ts'], maxConcurrency: 2, ...timeouts } },
      {
        test: {
          name: 'strangers',
          include: ['src/strangers/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          maxConcurrency: 2,
        },
      },
      {
        test: {
          name: 'release',
          include: ['src/release/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          bail: 1,
        },
      },
    ],
  },
});
