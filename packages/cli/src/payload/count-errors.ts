import type { ErrorData } from '@errlex/core';
import { classifyError } from '@errlex/core/response';
import type { Terminal } from '../terminal.js';
import { type AnyOutcome, type DecodeContext, readText } from './decoded.js';
import { type Input, readBytes } from './read-input.js';
import { readSimpleError, rememberTails, toText, wholeLines } from './read-lines.js';

/** The key by which errors are counted. */
export type CountBy = 'code' | 'reason' | 'param' | 'hour';

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

export interface Counts {
  readonly by: CountBy;
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

export function createCounts(by: CountBy): Counts {
  return { by, rows: new Map(), lines: 0, errors: 0, left: 0 };
}

/** Counts the errors in the lines of an input. */
export async function countInput(
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

function keysOf({ code, reason, params }: Event, time: string | undefined, by: CountBy): readonly string[] {
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
