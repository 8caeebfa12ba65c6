/**
 * What importing a package costs beside importing an empty module: a new process each, in turns; medians in
 * milliseconds.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'errlex-import-'));
const empty = join(folder, 'empty.mjs');
writeFileSync(empty, 'export {};\n');

const program = (module: string) =>
  `const start = performance.now(); await import(${JSON.stringify(module)}); console.log(performance.now() - start);`;

function measure(module: string): number {
  const args = ['--input-type=module', '--eval', program(module)];
  return Number(
    execFileSync(process.execPath, args, {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      encoding: 'utf8',
    }),
  );
}

function median(values: number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}

for (const [module, budget] of [
  ['@errlex/core', 5],
  ['@errlex/node', 12],
] as const) {
  const rounds = Array.from({ length: 15 }, () => ({ ours: measure(module), theirs: measure(empty) }));
  const extra = median(rounds.map(({ ours }) => ours)) - median(rounds.map(({ theirs }) => theirs));
  const verdict = extra <= budget ? 'within' : 'OVER';
  console.log(
    `import ${module.padEnd(37)} +${extra.toFixed(1).padStart(5)} ms  (${verdict} the budget of +${budget} ms)`,
  );
}
rmSync(folder, { recursive: true });
