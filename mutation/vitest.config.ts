import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of the build output, which contains no mutant. */
const ofBuilds = ['src/{cli,builds,entries}.test.ts'];

/** Tests of thousands of requests, which take seconds per mutant; other tests cover the same code with one request. */
const ofVolume = ['src/**/{concurrency,heap}.test.ts'];

/** Tests that load a second copy of modules, and the tests of module loading. */
const ofCopies = ['src/**/copies.test.ts'];

/** Runs the tests beside the code of the package in the current folder, without retries. */
export default defineConfig({
  root: process.cwd(),
  test: {
    include: ['src/**/*.test.ts'],
    exclude: [...ofBuilds, ...ofVolume, ...ofCopies],
    setupFiles: [fileURLToPath(new URL('./load-modules.ts', import.meta.url))],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
