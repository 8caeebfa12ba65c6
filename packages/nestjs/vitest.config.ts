import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const nest11 = createRequire(createRequire(import.meta.url).resolve('@errlex/nest-11/package.json'));

/** A package of Nest 11 wherever ours or a test asks for it; everything else is the same. */
export const packages = [
  'apollo',
  'common',
  'core',
  'graphql',
  'microservices',
  'platform-express',
  'platform-fastify',
  'platform-socket.io',
  'platform-ws',
  'swagger',
  'throttler',
  'websockets',
].map((name) => ({
  find: new RegExp(`^@nestjs/${name}(?=/|$)`),
  replacement: dirname(nest11.resolve(`@nestjs/${name}/package.json`)),
}));

const include = ['src/**/*.test.ts'];

/** Tests that need Nest 12, are built against it, or do not depend on its major version. */
const onNest12 = [
  'src/builds.test.ts',
  'src/concurrency.test.ts',
  'src/entries.test.ts',
  'src/hosts/heap.test.ts',
  'src/isolated.test.ts',
  'src/options/*.test.ts',
  'src/graphql/create-mercurius-options.test.ts',
  'src/http/health.test.ts',
  'src/log/pino.test.ts',
  'src/**/*.pipe.test.ts',
  'src/**/create-exception-factory.test.ts',
];

// One process for many files: their modules are loaded once, and no application outlives its test.
// On a busy machine a socket may be reset or a deadline missed: where others wait for the outcome, a test is tried again.
const retry = process.env.CI ? 2 : 0;
const shared = { isolate: false, retry, testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    projects: [
      { test: { ...shared, name: 'nest-12', include } },
      { resolve: { alias: packages }, test: { ...shared, name: 'nest-11', include, exclude: onNest12 } },
    ],
  },
});
