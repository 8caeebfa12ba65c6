/**
 * User CPU time of the process `errlex decode --follow`, compared with `jq -cR 'fromjson? // .'`, which
 * reads every line and finds no payload inside a text. Requires jq.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Measure, Row } from './harness/measurement.ts';
import { toSpread } from './harness/spread.ts';
import { type LogKind, logLines } from './log-lines.ts';

const PAIRS = 11;
const LINES = 100_000;
const errlex = fileURLToPath(new URL('../../packages/cli/dist/esm/cli.js', import.meta.url));

const contests: readonly { readonly kind: LogKind; readonly name: string; readonly budget: number }[] = [
  { kind: 'repeated', name: 'follow a log of 100,000 lines with 251 payloads', budget: 1 },
  { kind: 'unique', name: 'follow a log of 100,000 lines, every payload unique', budget: 1.8 },
];

export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'errlex-bench-'));
  try {
    return contests.map(({ kind, ...contest }): Row => {
      const log = join(folder, `${kind}.log`);
      writeFileSync(log, [...logLines(kind, LINES)].join(''));
      const pairs = Array.from({ length: PAIRS }, () => ({
        ours: timeProcess(process.execPath, [errlex, 'decode', '--follow'], log),
        theirs: timeProcess('jq', ['-cR', 'fromjson? // .'], log),
      }));
      return {
        ...contest,
        unit: 'ns',
        ours: toSpread(pairs.map((pair) => pair.ours)).median,
        peer: 'jq',
        theirs: toSpread(pairs.map((pair) => pair.theirs)).median,
        kind: 'ratio',
        figure: toSpread(pairs.map((pair) => pair.ours / pair.theirs)),
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Runs a command with a file as its standard input; returns its nanoseconds in user mode, as bash counts them. */
function timeProcess(command: string, args: readonly string[], input: string): number {
  const stdin = openSync(input, 'r');
  try {
    const script = 'TIMEFORMAT=%3U; time "$@" > /dev/null';
    const { stderr, status } = spawnSync('bash', ['-c', script, 'bash', command, ...args], {
      stdio: [stdin, 'ignore', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
    return Number(stderr.trim()) * 1e9;
  } finally {
    closeSync(stdin);
  }
}
