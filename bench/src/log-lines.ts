/**
 * Generates logs of a trading bot, deterministically. `node src/log-lines.ts repeated 100000 > bot.log` writes one;
 * the other kind is `unique`.
 */
import { once } from 'node:events';

/** `repeated`: 251 payloads in rotation. `unique`: no payload occurs twice. */
export type LogKind = 'repeated' | 'unique';

const CHUNK_LINES = 1_000;
const DISTINCT_PAYLOADS = 251;
const START = Date.UTC(2026, 8, 1);
const STEP_MS = 137;

const levels = ['INFO', 'WARN', 'ERROR', 'DEBUG'];
const parameters = ['symbol', 'limit', 'interval', 'price', 'quantity', 'orderId', 'startTime'];
const events = ['order refused', 'cancel refused', 'book request failed', 'balance request failed'];

/** Generates a log of about 100 bytes a line. Four lines in five contain a payload; some unique ones are quoted. */
export function* logLines(kind: LogKind, lines: number): Generator<string> {
  for (let first = 0; first < lines; first += CHUNK_LINES) {
    const count = Math.min(CHUNK_LINES, lines - first);
    yield Array.from({ length: count }, (_, index) => toLine(kind, first + index)).join('');
  }
}

function toLine(kind: LogKind, index: number): string {
  const time = new Date(START + index * STEP_MS).toISOString();
  const level = levels[(index * 7) % levels.length];
  if (index % 5 === 0)
    return `${time} ${level} bot: book updated, best bid ${index % 997}.${index % 89}, 20 levels\n`;
  const id = kind === 'repeated' ? index % DISTINCT_PAYLOADS : index;
  const event = events[index % events.length];
  const payload = toPayload(id);
  if (kind === 'unique' && index % 4 === 1) {
    const text = index % 8 === 1 ? `${event}: Größe ungültig ${payload}` : `${event}: ${payload}`;
    return `{"time":"${time}","level":"${level}","text":${JSON.stringify(text)}}\n`;
  }
  const label = kind === 'unique' && index % 8 === 3 ? '注文エラー' : event;
  return `${time} ${level} bot: ${label} ${payload}\n`;
}

function toPayload(id: number): string {
  const parameter = parameters[id % parameters.length];
  switch (id % 5) {
    case 0:
      return `{"code":-1142,"msg":"Parameter '${parameter}${id}' is invalid."}`;
    case 1:
      return `{"code":-1140,"msg":"limit must be between 1 and ${id}."}`;
    case 2:
      return `{"code":-1121,"msg":"Invalid symbol.","requestId":"${id.toString(36)}"}`;
    case 3:
      return `{"code":-1054,"msg":"FAILED_PRECONDITION: amount not enough ${id}"}`;
    default:
      return `{"code":-${9000 + (id % 500)},"msg":"Order ${id} was refused."}`;
  }
}

if (import.meta.main) {
  const [kind = 'repeated', lines = '100000'] = process.argv.slice(2);
  for (const chunk of logLines(kind as LogKind, Number(lines))) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
  }
}
