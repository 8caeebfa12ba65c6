/**
 * What the compiler takes for a catalogue of literal rows, and that it refuses a wrong row among 2,000 and
 * names it. The compiler is that of the repository, or the TypeScript whose version the command line gives:
 * `node src/types.ts 5.4`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BUDGET = 4.5;
const MOST = 2_000;

const templates = [
  ['Not allowed at this time.'],
  ["Parameter '%s' is invalid.", 'parameter'],
  ['The value must be between %d and %d.', 'min', 'max'],
];

/** A row of its own for each number; what is given in its place may break a rule. */
function toRow(number: number, wrong: { code?: number; reason?: string; message?: string[] } = {}): string {
  const { code = -number, reason = `REASON_${number}`, message = templates[number % 3] } = wrong;
  return (
    `  { code: ${code}, reason: '${reason}', section: 'Section ${number % 20}', category: 'order', httpStatus: 400,` +
    ` gatewayStatus: 502, retry: 'fix-request', executed: 'no',` +
    ` messages: { ${reason}: ${JSON.stringify(message)} } },`
  );
}

function toRows(count: number): string[] {
  return Array.from({ length: count }, (_, index) => toRow(1_000 + index));
}

/** Inside this package, so that the compiler finds core as it is built. */
const folder = join(import.meta.dirname, '../.programs', String(process.pid));
mkdirSync(folder, { recursive: true });
const compilerOptions = { target: 'es2022', module: 'nodenext', strict: true, noEmit: true, types: [] };
writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['rows.ts'] }));

const [version] = process.argv.slice(2);
const command = version === undefined ? 'tsc' : `npx --yes --package=typescript@${version} -- tsc`;

function compile(rows: readonly string[]): string {
  const program = `import { createErrors } from '@errlex/core';\nexport const errors = createErrors([\n${rows.join('\n')}\n]);\n`;
  writeFileSync(join(folder, 'rows.ts'), program);
  return spawnSync(`${command} -p . --extendedDiagnostics`, { cwd: folder, shell: true, encoding: 'utf8' })
    .stdout;
}

function measure(count: number): {
  instantiations: number;
  megabytes: number;
  seconds: number;
  error?: string;
} {
  const output = compile(toRows(count));
  const read = (name: string) => Number(new RegExp(`^${name}: +([\\d.]+)`, 'm').exec(output)?.[1]);
  const [error] = /error TS\d+/.exec(output) ?? [];
  return {
    instantiations: read('Instantiations'),
    megabytes: Math.round(read('Memory used') / 1_024),
    seconds: read('Check time'),
    ...(error && { error }),
  };
}

const table = Object.fromEntries([36, 500, 1_000, MOST].map((count) => [count, measure(count)]));
console.table(table);
const ratio = (table[MOST]?.seconds ?? Number.NaN) / (table[500]?.seconds ?? Number.NaN);
const isWithin = table[MOST]?.error === undefined && ratio <= BUDGET;
console.log(
  `${`check ${MOST} rows beside 500, TypeScript ${version ?? 7}`.padEnd(44)} ratio ${ratio.toFixed(2)}` +
    `  (${isWithin ? 'within' : 'OVER'} the budget of ${BUDGET})`,
);

const position = 1_234;
for (const [name, row, sign] of [
  ['a code that is no integer', toRow(position, { code: -1.5 }), '-1.5'],
  ['a code that stands twice', toRow(position, { code: -1_007 }), '-1007'],
  ['a reason that stands twice', toRow(position, { reason: 'REASON_1007' }), 'REASON_1007'],
  ['a placeholder without a name', toRow(position, { message: ['At most %d.'] }), `REASON_${position}`],
] as const) {
  const output = compile(toRows(MOST).with(position - 1_000, row));
  // The first row stands in the third line.
  const [, problem = ''] = output.split(`rows.ts(${position - 1_000 + 3},`);
  const sentence = /'"(The [^"]+\.)"'/.exec(problem)?.[1];
  const verdict = sentence?.includes(sign)
    ? `refused in its line: ${sentence}`
    : `NOT NAMED: ${output.split('\n', 1)}`;
  console.log(`${name} among ${MOST} rows`.padEnd(44), verdict);
}
rmSync(folder, { recursive: true });
