import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const nest11 = createRequire(createRequire(import.meta.url).resolve('@errlex/nest-11/package.json'));

/** A package of Nest 11 wherever ours or a test asks for it; everything else is the same. */
export const packages = [
  'common',
  'core',
  'microservices',
  'platform-express',
  'platform-fastify',
  'platform-socket.io',
  'platform-ws',
  'throttler',
  'websockets',
].map((name) => ({
  find: new RegExp(`^@nestjs/${name}(?=/|$)`),
  replacement: dirname(nest11.resolve(`@nestjs/${name}/package.json`)),
}));

/** The tests that run on both majors: what is thrown, and who answers it. */
const onBoth = ['src/**/*.test.ts'];
const onNest12 = [
  'src/builds.test.ts',
  'src/entries.test.ts',
  'src/**/*.pipe.test.ts',
  'src/**/*.exception.test.ts',
];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    projects: [
      { test: { name: 'nest-12', include: ['src/**/*.test.ts'], isolate: false } },
      {
        resolve: { alias: packages },
        test: { name: 'nest-11', include: onBoth, exclude: onNest12, isolate: false },
      },
    ],
  },
});
