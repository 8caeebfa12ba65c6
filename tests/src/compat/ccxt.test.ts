import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@errlex/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { install } from '../install.js';
import { runModule, SANDBOX, writeSamples } from '../run-sample.js';
import { samplesOf } from '../samples.js';
import { packAll } from '../tarballs.js';

const page = 'docs/migrate-from-ccxt.md';

const { folder, tarballs } = packAll();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  await install(folder, { dependencies: { ...tarballs, ccxt: '^4.5.84' } });
});
afterAll(async () => {
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it(`${page} reads what ccxt throws, as it stands`, async () => {
  const samples = samplesOf(page, 'js');
  expect(samples).toHaveLength(1);
  const into = join(folder, 'samples');
  mkdirSync(into);
  await writeSamples(page, into, (code) => code.replaceAll(SANDBOX, sandbox.origin));
  for (const { file, after } of samples) expect(await runModule(join(into, file))).toBe(after?.code);
});
