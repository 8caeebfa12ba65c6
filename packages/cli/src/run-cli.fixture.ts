import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where processes share what they compiled: each of the many starts sooner. */
const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), 'errlex-compiled') };

/** The built command. */
export const cli = fileURLToPath(new URL('../dist/esm/cli.js', import.meta.url));

interface Surroundings {
  readonly input?: string | Buffer;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
}

/** Runs the built command, in an environment that names no locale unless told. */
export function runCli(args: readonly string[], surroundings: Surroundings = {}) {
  const { exitCode, stdout, stderr } = runForBytes(args, surroundings);
  return { exitCode, stdout: stdout.toString(), stderr };
}

/** The same, with the bytes that it printed. */
export function runForBytes(args: readonly string[], { input = '', env = {}, cwd }: Surroundings = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    input,
    env: { ...compiled, ...env },
    cwd,
    maxBuffer: 2 ** 26,
  });
  return { exitCode: status, stdout, stderr: stderr.toString() };
}

/** The lines that the command printed, each read as JSON. */
export function runForJson(args: readonly string[], surroundings?: Surroundings): unknown[] {
  const { exitCode, stdout, stderr } = runCli([...args, '--json'], surroundings);
  if (exitCode !== 0) throw new Error(stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Starts the built command and leaves it running, its standard input open. */
export function startCli(
  args: readonly string[],
  options: readonly string[] = [],
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...options, cli, ...args], { env: compiled });
}
