import type { Row } from '../harness/measurement.ts';
import { isWithin } from '../harness/verdict.ts';
import { printBudget, printSpread, printValue, printVerdict } from './print.ts';
import { reasons } from './reasons.ts';
import type { Circumstances, Results, Table } from './results.ts';

function toMarkdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = head.map(() => '---');
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function toLine(row: Row): string[] {
  const theirs = row.theirs === undefined ? '' : printValue(row.theirs, row.unit);
  const figure = row.peer === undefined && row.figure.pairs === 1 ? '' : printSpread(row);
  return [row.name, printValue(row.ours, row.unit), row.peer ?? '', theirs, figure, printVerdict(row)];
}

/** Renders one measurement as a table for the README and the terminal. */
export function printTable({ title, rows }: Table): string {
  const head = ['what', 'ours', 'beside', 'theirs', 'figure (quartiles, pairs)', 'budget'];
  return `### ${title}\n\n${toMarkdown(head, rows.map(toLine))}`;
}

/** Renders every budget with its figure, and a reason for each that is not met. */
function printBudgets(tables: readonly Table[]): string {
  const rows = tables.flatMap((table) => table.rows).filter(({ budget }) => budget !== undefined);
  const lines = rows.map((row) => [
    row.name,
    printBudget(row),
    printSpread(row),
    isWithin(row) ? 'met' : '**not met**',
  ]);
  const broken = rows.filter((row) => !isWithin(row));
  const sentences = broken.map(({ name }) => `- ${name}: ${reasons[name] ?? 'not looked into yet.'}`);
  const heading = `### Budgets\n\n${rows.length - broken.length} of ${rows.length} are met.`;
  return [heading, toMarkdown(['what', 'budget', 'figure (quartiles, pairs)', ''], lines), ...sentences].join(
    '\n\n',
  );
}

export function printCircumstances({
  date,
  processor,
  cores,
  node,
  platform,
  seconds,
  load,
}: Circumstances): string {
  const [before, after] = load.map((mean) => mean.toFixed(1));
  return (
    `${date}, ${processor} with ${cores} cores, ${platform}, Node ${node}: ${seconds} seconds, ` +
    `${before} processes running before and ${after} after.`
  );
}

/** Renders all results for the README. */
export function printResults(results: Results): string {
  return [printCircumstances(results), printBudgets(results.tables), ...results.tables.map(printTable)].join(
    '\n\n',
  );
}
