import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { generate } from '@errlex/codegen';
import { spotV3Errors } from '@errlex/core';
import { loadMessages } from '@errlex/i18n';
import { type Sandbox, startSandbox } from '@errlex/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const isRequired = process.env.ERRLEX_LANGUAGES === 'required';
const sources = fileURLToPath(new URL('.', import.meta.url));
const order = '{"symbol":"BTCUSDT","side":"BUY","type":"MARKET","quantity":"0.001"}';

/** A request and the output that each client prints for it. */
const cases: readonly (readonly [request: string, line: string])[] = [
  ['GET /api/v3/account/ ', 'sent'],
  [`POST /api/v3/order ${order}`, 'sent'],
  [
    'GET /api/v3/market/depth?symbol=BTC-USDT ',
    '-1121 INVALID_SYMBOL fix-request no Ungültiges Handelssymbol.',
  ],
  [
    'GET /api/v3/market/trades?symbol=BTCUSDT&limit=5000 ',
    '-1140 PARAM_VALIDATE_ERROR fix-request no limit muss zwischen 1 und 1000 liegen.',
  ],
  [
    `POST /api/v3/order ${order.replace('BUY', 'HOLD')}`,
    '-1117 INVALID_SIDE fix-request no Ungültige Orderseite (Kauf/Verkauf).',
  ],
];

let directory: string;
let sandbox: Sandbox;
const found = { python: false, requests: false, go: false, java: false };

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'errlex-clients-'));
  sandbox = await startSandbox();
  found.python = await hasProgram('python3', ['-c', 'import sys; assert sys.version_info >= (3, 11)']);
  found.requests = await hasProgram('python3', ['-c', 'import requests']);
  found.go = await hasProgram('go', ['version']);
  found.java = await hasProgram('javac', ['--release', '17', '-version']);
  const locales = [await loadMessages('de')];
  for (const lang of ['python', 'go', 'java'] as const) {
    for (const { path, content } of generate(spotV3Errors, { lang, locales })) write(path, content);
  }
});

afterAll(async () => {
  await sandbox.stop();
  rmSync(directory, { recursive: true });
});

describe('the clients of other languages send, read, advise and translate alike', () => {
  it('urllib of Python', async ({ skip }) => {
    skip(isMissing('python'));
    await expectLines('python3', [`${sources}run_clients.py`, 'exchange', sandbox.origin]);
  });

  it('requests of Python', async ({ skip }) => {
    skip(!found.requests, 'requests is not installed');
    await expectLines('python3', [`${sources}run_clients.py`, 'exchange_requests', sandbox.origin]);
  });

  it('net/http of Go', async ({ skip }) => {
    skip(isMissing('go'));
    write('go.mod', 'module clients\n\ngo 1.19\n');
    copy('exchange.go', 'exchange/exchange.go');
    copy('run_clients.go', 'main.go');
    expect((await run('go', ['vet', '.', './exchange'])).stdout).toBe('');
    await expectLines('go', ['run', '.', sandbox.origin]);
  });

  it('HttpClient of Java', async ({ skip }) => {
    skip(isMissing('java'));
    cpSync(join(directory, 'spotv3/locales'), join(directory, 'classes/spotv3/locales'), { recursive: true });
    const files = [`${sources}Exchange.java`, `${sources}RunClients.java`];
    await run('javac', [
      ...[
        '-Xlint:all',
        '-Werror',
        '--release',
        '17',
        '-encoding',
        'UTF-8',
        '-d',
        'classes',
        '-sourcepath',
        '.',
        ...files,
      ],
    ]);
    await expectLines('java', [
      '-Dstdout.encoding=UTF-8',
      '-Dfile.encoding=UTF-8',
      '-cp',
      'classes',
      'RunClients',
      sandbox.origin,
    ]);
  });
});

async function expectLines(program: string, args: readonly string[]): Promise<void> {
  const { stdout } = await run(program, args, cases.map(([request]) => `${request}\n`).join(''));
  expect(stdout.split('\n')).toEqual([...cases.map(([, line]) => line), '']);
}

/** Runs a program in the directory, without blocking the sandbox; the error of a failed one holds what it printed. */
async function run(
  program: string,
  args: readonly string[],
  input = '',
): Promise<{ readonly stdout: string }> {
  const env = { ...process.env, PYTHONPATH: directory, PYTHONUTF8: '1' };
  const running = promisify(execFile)(program, args, { cwd: directory, env });
  running.child.stdin?.end(input);
  return running;
}

async function hasProgram(program: string, args: readonly string[]): Promise<boolean> {
  return run(program, args).then(
    () => true,
    () => false,
  );
}

/** Skips a language whose tools are missing, unless all are required. */
function isMissing(name: keyof typeof found): boolean {
  return !found[name] && !isRequired;
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
}

function copy(source: string, target: string): void {
  mkdirSync(dirname(join(directory, target)), { recursive: true });
  cpSync(`${sources}${source}`, join(directory, target));
}
