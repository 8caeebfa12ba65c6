import { escapeControls } from '@errlex/core/text';
import { messages } from '@errlex/i18n/locales/en';
import { type CatalogOptions, loadErrors } from './catalog/load-errors.js';
import { type CountBy, type Counts, countInput, createCounts } from './payload/count-errors.js';
import { findInputs, type Input } from './payload/read-input.js';
import { label, print, type Terminal, title, toJson, UsageError } from './terminal.js';

export interface StatsOptions extends CatalogOptions {
  readonly by: CountBy;
  /** How many rows to print. */
  readonly top: number;
  readonly json?: true;
}

/** Prints what happened in logs: how often each error came, when, and what to do about it. */
export async function stats(
  operands: readonly string[],
  options: StatsOptions,
  terminal: Terminal,
): Promise<void> {
  const inputs: Input[] = [];
  for (const operand of operands) {
    const found = await findInputs(operand, terminal);
    if (found === undefined) throw new UsageError(`expected a file, a glob or -, got "${operand}"`);
    inputs.push(...found);
  }
  const counts = createCounts(options.by);
  const context = { errors: await loadErrors(options, terminal), messages };
  for (const input of inputs) await countInput(input, counts, context, terminal);
  const report = toReport(counts, options);
  const isWide = (terminal.stdout as { readonly isTTY?: boolean }).isTTY === true;
  await print(terminal, options.json ? toJson(report, 2) : renderReport(report, isWide));
}

/** The JSON of `stats --json`. */
type Report = ReturnType<typeof toReport>;

function toReport({ by, rows, lines, errors, left }: Counts, { top }: StatsOptions) {
  // Hours stay in their order.
  const sorted = [...rows.values()].sort((one, other) => (by === 'hour' ? 0 : other.count - one.count));
  return {
    lines,
    errors,
    by,
    rows: sorted.slice(0, top).map(({ advice, params, first, last, ...row }) => ({
      ...row,
      first: first ?? null,
      last: last ?? null,
      advice: topOf(advice, 1)[0]?.key ?? null,
      params: topOf(params, 3),
    })),
    omitted: Math.max(0, sorted.length - top),
    left,
  };
}

function topOf(
  map: ReadonlyMap<string, number>,
  limit: number,
): { readonly key: string; readonly count: number }[] {
  return [...map]
    .sort(([, one], [, other]) => other - one)
    .slice(0, limit)
    .map(([key, times]) => ({ key, count: times }));
}

const BAR_WIDTH = 20;

function renderReport({ lines, errors, by, rows, omitted, left }: Report, hasBars: boolean): string {
  const most = rows.reduce((max, row) => Math.max(max, row.count), 1);
  const table = rows.map(({ code, reason, count: times, first, last, advice }) => [
    String(times),
    ...(hasBars ? ['█'.repeat(Math.max(1, Math.round((times / most) * BAR_WIDTH))).padEnd(BAR_WIDTH)] : []),
    ...(by === 'code' || by === 'reason' ? [code === null ? '-' : String(code)] : []),
    escapeControls(reason ?? (code === null ? 'error without code' : 'not in the catalog')),
    first ?? '',
    last ?? '',
    advice ?? '',
  ]);
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((cells) => cells[column]?.length ?? 0)),
  );
  const body = table.map((cells, index) => {
    const text = cells
      .map((cell, column) =>
        column === 0 ? cell.padStart(widths[0] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
    const params = (rows[index]?.params ?? []).map(
      ({ key, count: times }) => `${escapeControls(key)} (${times})`,
    );
    const isShown = params.length > 0 && by !== 'param';
    return `  ${text}\n${isShown ? `  ${' '.repeat(widths[0] ?? 0)}  ${label(params.join(', '))}\n` : ''}`;
  });
  const rest = omitted > 0 ? `  ${label(`${omitted} more: --top ${rows.length + omitted}`)}\n` : '';
  const full = left > 0 ? `  ${label(`${left} not counted: too many different ones`)}\n` : '';
  return `${title(`${errors} errors in ${lines} lines, by ${by}`)}\n${body.join('')}${rest}${full}`;
}
