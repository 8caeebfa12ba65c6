import { inspect, parseArgs } from 'node:util';
import { runInThread } from './run-in-thread.ts';
import type { Run } from './run-target.ts';
import { targets } from './targets.ts';

const help = `Gives every target what nobody would send it, and holds it to what it promises.

  --seconds <n>    of each target, until it has had its cases (5)
  --cases <n>      of each target (1000000)
  --target <text>  the targets whose names hold the text alone
  --seed <n>       of the first case; the next one has the next (1)`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    cases: { type: 'string', default: '1000000' },
    target: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else await runAll();

async function runAll(): Promise<void> {
  const budget = {
    seed: toNumber(values.seed),
    cases: toNumber(values.cases),
    seconds: toNumber(values.seconds),
  };
  const names = targets.map(({ name }) => name).filter((name) => name.includes(values.target));
  if (names.length === 0) throw new Error(`There is no target "${values.target}".`);
  const runs: Run[] = [];
  console.log(toRow('target', 'cases', 'seconds', 'cases/s', 'slowest', 'findings'));
  for (const name of names) {
    const run = await runInThread(name, budget);
    const { cases, seconds, slowest, finding } = run;
    const rate = String(Math.round(cases / seconds));
    const found = finding ? '1' : '0';
    console.log(toRow(name, String(cases), seconds.toFixed(1), rate, `${slowest.toFixed(1)} ms`, found));
    runs.push(run);
  }
  const found = runs.filter(({ finding }) => finding !== undefined);
  for (const { name, finding } of found) console.log(toReport(name, finding));
  console.log(`${runs.length - found.length} passed, ${found.length} failed`);
  // Exit explicitly: targets may keep servers and timers open.
  process.exit(found.length > 0 ? 1 : 0);
}

function toNumber(text: string): number {
  const number = Number(text);
  if (!(number >= 0)) throw new Error(`"${text}" is no number.`);
  return number;
}

function toRow(name: string, ...cells: readonly string[]): string {
  return name.padEnd(32) + cells.map((cell) => cell.padStart(12)).join('');
}

function toReport(name: string, finding: Run['finding']): string {
  const { problem, input, seed } = finding ?? {};
  const shown = inspect(input, { depth: null, maxStringLength: 2_000, maxArrayLength: 200 });
  return `\n${name}, case ${seed} (--target '${name}' --seed ${seed} --cases 1)\n${shown}\n${problem}\n`;
}
