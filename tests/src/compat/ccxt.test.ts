import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@errlex/sandbox';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { install } from '../install.js';
import { runModule, SANDBOX, writeSamples } from '../run-sample.js';
import { samplesOf } from '../samples.js';
import { makeWorkFolder } from './work-folder.js';

const page = 'docs/migrate-from-ccxt.md';

const folder = makeWorkFolder();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  await install(folder, { dependencies: { ...inject('tarballs'), ccxt: '^4.5.84' } });
});
afterAll(async () => {
  await sandbox?.stop();
});

it(`${page} reads the errors that ccxt throws`, async () => {
  const samples = samplesOf(page, 'js');
  expect(samples).toHaveLength(1);
  const into = join(folder, 'samples');
  mkdirSync(into);
  await writeSamples(page, into, (code) => code.replaceAll(SANDBOX, sandbox.origin));
  for (const { file, after } of samples) expect(await runModule(join(into, file))).toBe(after?.code);
});

/** Errors as ccxt throws them, and the advice about a write that the guide's function leads to. */
const plainErrors = {
  "() => exchange.handleHttpStatusCode(429, 'Too Many Requests', url, 'POST', 'slow down')":
    'backoff no 10000',
  "() => exchange.handleHttpStatusCode(503, 'Service Unavailable', url, 'POST', '<html>')": 'backoff unknown',
  "() => exchange.handleHttpStatusCode(504, '', url, 'POST', '')": 'backoff unknown',
  "() => exchange.handleHttpStatusCode(404, 'Not Found', url, 'POST', '<html>')": 'never unknown',
  "() => exchange.handleHttpStatusCode(401, 'Unauthorized', url, 'POST', '')": 'never no',
  "() => { throw new ccxt.RequestTimeout('weex POST ' + url + ' request timed out (10000 ms)'); }":
    'backoff unknown',
  "() => { throw new ccxt.NetworkError('weex POST ' + url + ' fetch failed'); }": 'backoff unknown',
  "() => exchange.fetch('http://127.0.0.1:1/x?signature=planted', 'POST', {}, '{}')": 'backoff no',
};

it(`${page} advises on ccxt errors without a payload`, async () => {
  const file = join(folder, 'samples/plain-errors.js');
  const code = `
    import { adviceFor } from '@errlex/node';
    import ccxt from 'ccxt';
    import { inspect } from 'node:util';
    import { readCcxtError } from './read-ccxt-error.js';
    const exchange = new ccxt.weex();
    const url = 'https://exchange.example/order?signature=planted';
    for (const send of [${Object.keys(plainErrors).join(', ')}]) {
      try {
        await send();
      } catch (thrown) {
        const error = readCcxtError(thrown);
        const { retry, executed, after } = adviceFor(error, { method: 'POST' });
        // The wait ends at a fixed time, so part of it may have passed.
        const wait = after && Math.ceil(after / 1000) * 1000;
        console.log([retry, executed, wait].filter(Boolean).join(' '));
        if (inspect(error?.message).includes('planted')) console.log('with its secret');
      }
    }`;
  writeFileSync(file, code);
  expect((await runModule(file)).trim().split('\n')).toEqual(Object.values(plainErrors));
});
