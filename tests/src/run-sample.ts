import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { transform } from 'esbuild';
import { samplesOf } from './samples.js';

/** Origin of the sandbox in documents. */
export const SANDBOX = 'http://127.0.0.1:3000';

/** Shorter than the time-out of the tests, so that no process is left behind. */
const TIME_OUT = 50_000;

/** Writes the samples of a document, in both languages, as modules that Node runs. */
export async function writeSamples(document: string, folder: string, edit: (code: string) => string) {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const sample of [...samplesOf(document), ...samplesOf(document, 'js')]) {
    const { code } = await transform(edit(sample.code), {
      loader: 'ts',
      target: 'node20',
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    });
    writeFileSync(join(folder, sample.file.replace('.ts', '.js')), code);
  }
}

/** Returns the output of a module. Rejects with its error output if it fails. */
export function runModule(path: string, node = process.execPath): Promise<string> {
  return new Promise((resolve, reject) =>
    execFile(node, [path], { timeout: TIME_OUT }, (error, stdout) =>
      error ? reject(error) : resolve(stdout.trimEnd()),
    ),
  );
}

/** Starts a module that listens on a port, runs the commands of a `console` block, and stops it. */
export async function runServer(
  path: string,
  port: number,
  commands: readonly string[],
  node = process.execPath,
): Promise<string> {
  const child = spawn(node, [path], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: TIME_OUT,
  });
  const ended = once(child, 'exit');
  try {
    const origin = `http://127.0.0.1:${port}`;
    const isListening = () => fetch(origin).then(Boolean, () => sleep(50, false));
    while (child.exitCode === null && child.signalCode === null && !(await isListening()));
    const outputs: string[] = [];
    for (const command of commands) outputs.push(`$ ${command}\n${await curl(command)}`);
    return outputs.join('\n');
  } finally {
    child.kill();
    await ended;
  }
}

/** Returns the output of a curl command without curl, which may not be installed. Supports `-H`, `-d` and `-X`. */
async function curl(command: string): Promise<string> {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const { values, positionals } = parseArgs({
    args: words.slice(1),
    options: {
      header: { type: 'string', short: 'H', multiple: true, default: [] },
      data: { type: 'string', short: 'd' },
      request: { type: 'string', short: 'X' },
    },
    allowPositionals: true,
  });
  const [url = ''] = positionals;
  if (words[0] !== 'curl' || positionals.length > 1)
    throw new Error(`Expected one curl command, got "${command}".`);
  const headers = values.header.map((header): [string, string] => {
    const [name = '', value = ''] = header.split(/: (.*)/);
    return [name, value];
  });
  const { data, request: method = data === undefined ? 'GET' : 'POST' } = values;
  return (await fetch(url, { method, headers, ...(data !== undefined && { body: data }) })).text();
}

/** Finds a free port of 127.0.0.1. */
export async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
