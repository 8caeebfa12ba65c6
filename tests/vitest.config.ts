import { defineConfig } from 'vitest/config';

const timeouts = { testTimeout: 60_000, hookTimeout: 60_000 };

/**
 * Four kinds of test: those of every change, compatibility with other software, those that take longer than
 * CI's time, and a release.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: { 'react-native': `${import.meta.dirname}/src/react-native.fixture.ts` } },
        test: { name: 'artefacts', include: ['src/*.test.ts'], maxConcurrency: 2, ...timeouts },
      },
      {
        test: {
          name: 'compat',
          include: ['src/compat/*.test.ts'],
          globalSetup: 'src/compat/setup.ts',
          testTimeout: 600_000,
          hookTimeout: 600_000,
          maxConcurrency: 2,
        },
      },
      {
        test: {
          name: 'nightly',
          include: ['src/nightly/*.test.ts', 'src/compat/{compatibility,compilers,nest-entries}.test.ts'],
          env: { ERRLEX_CELLS: 'all' },
          globalSetup: 'src/compat/setup.ts',
          testTimeout: 3_600_000,
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
