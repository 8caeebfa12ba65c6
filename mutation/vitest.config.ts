import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests of what was built: no mutant is in there. */
const ofBuilds = ['src/{cli,builds,entries}.test.ts'];

/** Tests of thousands of requests: seconds for each mutant, and others meet the same code with one request. */
const ofVolume = ['src/**/{concurrency,heap}.test.ts'];

/** Tests that load modules once more, and what is done there with them. */
const ofCopies = ['src/**/copies.test.ts'];

/** The tests that stand beside the code of the package that is worked in; none is tried twice. */
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
