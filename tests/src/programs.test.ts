import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from './packages.js';
import { compile, programs, readmes, writePrograms } from './programs.js';
import { samplesOf } from './samples.js';

/** Inside this package, so that the programs find its dependencies. */
const parent = join(root, 'tests/.programs');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'run-'));
writePrograms(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tsc = join(root, 'node_modules/typescript/bin/tsc');

it.each(programs)('the program for %s, with every entry and every sample, compiles', async (program) => {
  expect(await compile(tsc, folder, program, { module: 'nodenext' })).toBe('');
});

it.each(readmes)('%s has samples', (path) => {
  expect(samplesOf(path).length).toBeGreaterThan(0);
});
