import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { run } from './program.js';
import type { Terminal } from './terminal.js';

/** Processes share their compile cache, so that each starts sooner. */
const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), 'errlex-compiled') };

/** The built command. */
export const cli = fileURLToPath(new URL('../dist/esm/cli.js', import.meta.url));

interface Surroundings {
  readonly input?: string | Buffer;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  readonly isTTY?: boolean;
}

/** Runs the command in this process, by default in an environment without a locale. */
export async function runCli(args: readonly string[], surroundings: Surroundings = {}) {
  const { exitCode, stdout, stderr } = await runForBytes(args, surroundings);
  return { exitCode, stdout: stdout.toString(), stderr };
}

/** Runs the command in this process, and returns the bytes that it printed. */
export async function runForBytes(
  args: readonly string[],
  { input = '', env = {}, cwd = process.cwd(), isTTY = false }: Surroundings = {},
) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const printed = Promise.all([buffer(stdout), buffer(stderr)]);
  const stdin = Object.assign(Readable.from(toChunks(Buffer.from(input))), { isTTY });
  const terminal: Terminal = { stdin, stdout, stderr, env, cwd: () => cwd };
  await run(args, '1.2.3', terminal);
  stdout.end();
  stderr.end();
  const [out, notes] = await printed;
  return { exitCode: terminal.exitCode ?? 0, stdout: out, stderr: notes.toString() };
}

/** Splits bytes into chunks of the size of a pipe's. */
function toChunks(bytes: Buffer): Buffer[] {
  const size = 2 ** 16;
  return Array.from({ length: Math.ceil(bytes.byteLength / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

/** Runs the command with `--json`, and returns the lines that it printed, parsed. */
export async function runForJson(args: readonly string[], surroundings?: Surroundings): Promise<unknown[]> {
  const { exitCode, stdout, stderr } = await runCli([...args, '--json'], surroundings);
  if (exitCode !== 0) throw new Error(stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Runs the built command as a process. */
export function spawnCli(args: readonly string[], { input = '', env = {}, cwd }: Surroundings = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    input,
    env: { ...compiled, ...env },
    cwd,
    encoding: 'utf8',
  });
  return { exitCode: status, stdout, stderr };
}

/** Starts the built command with an open standard input. */
export function startCli(
  args: readonly string[],
  options: readonly string[] = [],
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...options, cli, ...args], { env: compiled });
}
