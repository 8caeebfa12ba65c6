import type { ErrorData } from '@errlex/core';
import { classifyError } from '@errlex/core/response';
import { escapeControls } from '@errlex/core/text';
import { messages } from '@errlex/i18n/locales/en';
import { type CatalogOptions, loadErrors } from './catalog/load-errors.js';
import type { DecodeContext } from './payload/decoded.js';
import { findInputs, type Input, readBytes } from './payload/read-input.js';
import { readSimpleError, rememberTails, toText, wholeLines } from './payload/read-lines.js';
import { type AnyOutcome, readText } from './payload/read-text.js';
import { label, title } from './terminal/style.js';
import { print, type Terminal, toJson, UsageError } from './terminal/terminal.js';

export interface StatsOptions extends CatalogOptions {
  readonly by: 'code' | 'reason' | 'param' | 'hour';
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

/** An error that a line holds. */
interface Event {
  readonly code: number | null;
  readonly reason: string | null;
  readonly params: readonly string[];
  readonly advice: string;
}

interface Row {
  readonly code: number | null;
  readonly reason: string | null;
  count: number;
  first: string | undefined;
  last: string | undefined;
  readonly advice: Map<string, number>;
  readonly params: Map<string, number>;
}

interface Counts {
  readonly by: StatsOptions['by'];
  readonly rows: Map<string, Row>;
  lines: number;
  errors: number;
  /** Errors and params that came after the tables were full. */
  left: number;
}

/** The most rows, and the most params of a row, that are counted: memory has a limit, whatever a log holds. */
const MAX_ROWS = 10_000;
const MAX_PARAMS = 1_000;

const MAX_PARAM_LENGTH = 64;

function createCounts(by: StatsOptions['by']): Counts {
  return { by, rows: new Map(), lines: 0, errors: 0, left: 0 };
}

async function countInput(
  input: Input,
  counts: Counts,
  context: DecodeContext,
  terminal: Terminal,
): Promise<void> {
  const eventsOf = rememberTails((line, isPlain, brace) => {
    const text = (from: number) => (isPlain ? line.slice(from) : toText(line.slice(from)));
    const data = brace < 0 ? undefined : readSimpleError(text(brace), context);
    const events = data
      ? [toEvent(data, context)]
      : readText(text(0), context.errors).flatMap(({ outcome }) => toEvents(outcome, context));
    return { value: events, isFixed: true };
  });
  for await (const { lines, isPlain } of wholeLines(readBytes(input, terminal))) {
    for (let start = 0; start < lines.length; ) {
      const end = lines.indexOf('\n', start) + 1 || lines.length;
      const line = lines.slice(start, end);
      start = end;
      counts.lines++;
      const events = eventsOf(line, isPlain);
      if (events.length === 0) continue;
      const time = timeOf(line);
      for (const event of events) count(event, time, counts);
    }
  }
}

function toEvents(outcome: AnyOutcome | undefined, context: DecodeContext): Event[] {
  if (outcome === undefined || outcome.kind === 'success' || outcome.kind === 'unrecognized') return [];
  if (outcome.kind === 'batch') return outcome.items.flatMap((item) => toEvents(item, context));
  return [toEvent(outcome.data, context)];
}

function toEvent(data: ErrorData, { errors: { textRules } }: DecodeContext): Event {
  const { retry, executed } = classifyError(data, { textRules });
  const params = Object.entries(data.params).map(([name, value]) =>
    `${name}=${String(value)}`.slice(0, MAX_PARAM_LENGTH),
  );
  // An error without a code is described by code 0.
  const code = data.code === 0 ? null : data.code;
  return { code, reason: data.reason ?? null, params, advice: `${retry}, executed ${executed}` };
}

/** A date with a time, or a time, where a line begins, also as the first field of a JSON record. */
const openingTime =
  /^[[{(\s]{0,4}(?:"\w{1,20}"\s?:\s?")?((?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)(?!\d)/;

function timeOf(line: string): string | undefined {
  const time = openingTime.exec(line.slice(0, 80))?.[1];
  // A slice would keep its whole chunk in memory.
  return time === undefined ? undefined : Buffer.from(time, 'latin1').toString('latin1');
}

function count(event: Event, time: string | undefined, counts: Counts): void {
  counts.errors++;
  for (const key of keysOf(event, time, counts.by)) {
    let row = counts.rows.get(key);
    if (row === undefined) {
      if (counts.rows.size >= MAX_ROWS) {
        counts.left++;
        continue;
      }
      const { code, reason } =
        counts.by === 'code' || counts.by === 'reason' ? event : { code: null, reason: key };
      row = { code, reason, count: 0, first: time, last: time, advice: new Map(), params: new Map() };
      counts.rows.set(key, row);
    }
    row.count++;
    row.first ??= time;
    if (time !== undefined) row.last = time;
    add(row.advice, event.advice, MAX_PARAMS);
    for (const param of event.params) if (!add(row.params, param, MAX_PARAMS)) counts.left++;
  }
}

function keysOf(
  { code, reason, params }: Event,
  time: string | undefined,
  by: StatsOptions['by'],
): readonly string[] {
  switch (by) {
    case 'code':
      return [String(code)];
    case 'reason':
      return [reason ?? String(code)];
    case 'param':
      return params;
    case 'hour':
      return [
        time === undefined
          ? 'no time'
          : time.includes('-') && time.length > 13
            ? `${time.slice(0, 13)}:00`
            : `${time.slice(0, 2)}:00`,
      ];
  }
}

/** Counts a key; false if there is no room for a new one. */
function add(map: Map<string, number>, key: string, limit: number): boolean {
  const known = map.get(key);
  if (known === undefined && map.size >= limit) return false;
  map.set(key, (known ?? 0) + 1);
  return true;
}

/** What `stats --json` prints. */
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
