import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@errlex/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './packages.js';
import { bookPages, toSampleFolder } from './programs.js';
import { findPort, runModule, runServer, SANDBOX, writeSamples } from './run-sample.js';
import { samplesOf } from './samples.js';

/** The port that the servers of the pages listen at. */
const OWN_PORT = '8080';

/** Inside this package, so that the samples find what it depends on. */
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

function place(text: string, port: number): string {
  return text.replaceAll(SANDBOX, sandbox.origin).replaceAll(OWN_PORT, String(port));
}

const samples = bookPages
  .filter((page) => toSampleFolder(page).startsWith('node'))
  .flatMap((page) => samplesOf(page).map((sample) => ({ page, sample, name: `${page}:${sample.line}` })));

describe('a sample of the book', () => {
  it.concurrent.each(samples)(
    '$name runs as it stands, and shows what the page shows',
    async ({ page, sample }) => {
      const port = await findPort();
      const into = mkdtempSync(join(folder, 'page-'));
      await writeSamples(page, into, (code) => place(code, port));
      const path = join(into, sample.file.replace('.ts', '.js'));
      const { language, code: shown = '' } = sample.after ?? {};
      if (language !== 'console') {
        expect(await runModule(path)).toBe(language === 'text' ? shown : '');
        return;
      }
      const commands = [...place(shown, port).matchAll(/^\$ (.*)$/gm)].map(([, command = '']) => command);
      expect(await runServer(path, port, commands)).toBe(place(shown, port));
    },
  );
});
