import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/esm/cli.js', import.meta.url));

interface Surroundings {
  readonly input?: string;
  readonly env?: Record<string, string>;
}

/** Runs the built command, in an environment that names no locale unless told. */
export function runCli(args: readonly string[], { input = '', env = {} }: Surroundings = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    input,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { exitCode: status, stdout, stderr };
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
