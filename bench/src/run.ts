/**
 * `pnpm bench` runs every measurement and writes the results; `--check` runs those that are stable on a busy
 * machine and fails if a budget is exceeded; `--only NAME` runs one and writes nothing.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runMeasurement } from './harness/run-measurement.ts';
import { isBroken, isWithin } from './harness/verdict.ts';
import { measurements } from './measurements.ts';
import { printBudget, printSpread } from './report/print.ts';
import type { Circumstances, Table } from './report/results.ts';
import { printCircumstances, printTable } from './report/tables.ts';
import { writeResults } from './report/write-results.ts';

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const { check, only } = values;

const load = () => loadavg()[0] ?? 0;
const [start, loadBefore] = [performance.now(), load()];

const wanted = measurements.filter(({ name, isChecked }) => (only ? name === only : isChecked || !check));
if (wanted.length === 0) throw new Error(`There is ${measurements.map(({ name }) => name).join(', ')}`);

const tables: Table[] = [];
for (const { name, title } of wanted) {
  const table = { name, title, rows: await runMeasurement(name, { check }) };
  console.log(`${printTable(table)}\n`);
  tables.push(table);
}

const [processor] = cpus();
const circumstances: Circumstances = {
  date: new Date().toISOString().slice(0, 10),
  processor: processor?.model ?? 'an unknown processor',
  cores: cpus().length,
  node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
  seconds: Math.round((performance.now() - start) / 1_000),
  load: [loadBefore, load()],
};
console.log(printCircumstances(circumstances));

const rows = tables.flatMap((table) => table.rows);
for (const row of rows.filter((one) => (check ? isBroken(one) : !isWithin(one)))) {
  console.error(
    `${check ? 'BROKEN' : 'Not met'}: ${row.name}: ${printSpread(row)}, budget ${printBudget(row)}`,
  );
  if (check) process.exitCode = 1;
}
if (!check && only === undefined) writeResults({ ...circumstances, tables });
