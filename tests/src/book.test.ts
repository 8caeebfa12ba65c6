import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@errlex/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookSamples, runBookSample } from './book-samples.js';
import { root } from './packages.js';

/** Inside this package, so that the samples find its dependencies. */
const parent = join(root, 'tests/.programs');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'book-'));
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

describe('a sample of a guide', () => {
  it.concurrent.each(bookSamples)(
    '$name runs unchanged, and prints the output in the guide',
    async (sample) => {
      const { printed, shown } = await runBookSample(sample, { folder, sandbox: sandbox.origin });
      expect(printed).toBe(shown);
    },
  );
});
