/** A row of the README: the headers of a new order, what the client sees, whether the order was placed. */
export interface FaultRow {
  readonly headers: Readonly<Record<string, string>>;
  readonly seen: string;
  readonly isPlaced: boolean;
}

const rateLimit = '429 `{"code":429,"msg":"Too many requests"}`';
const systemError = '500 `{"code":-1054,"msg":"System error, please retry later."}`, `Retry-After: 1`';
const dropped = 'the connection closes, no answer';
const page = '502 `<!doctype html><html>…`';
const placed = '200 `{"symbol":"BTCUSDT","…`';

/** Every fault of a single request, with and without execution where that makes a difference. */
export const faultRows: readonly FaultRow[] = [
  {
    headers: { 'X-Sandbox-Fault': 'UNKNOWN_ERROR' },
    seen: '500 `{"code":-1000,"msg":"An unknown error occurred."}`, `Retry-After: 1`',
    isPlaced: false,
  },
  { headers: { 'X-Sandbox-Fault': 'SYSTEM_ERROR' }, seen: systemError, isPlaced: false },
  {
    headers: { 'X-Sandbox-Fault': 'SYSTEM_ERROR', 'X-Sandbox-Executed': 'true' },
    seen: systemError,
    isPlaced: true,
  },
  { headers: { 'X-Sandbox-Fault': 'RATE_LIMIT' }, seen: rateLimit, isPlaced: false },
  {
    headers: { 'X-Sandbox-Fault': 'RATE_LIMIT', 'X-Sandbox-Retry-After': '2' },
    seen: `${rateLimit}, \`Retry-After: 2\``,
    isPlaced: false,
  },
  { headers: { 'X-Sandbox-Fault': 'RATE_LIMIT_TEXT' }, seen: '429 `Too many requests`', isPlaced: false },
  {
    headers: {
      'X-Sandbox-Fault': 'RATE_LIMIT_TEXT',
      'X-Sandbox-Retry-After': 'Wed, 01 Jan 2031 00:00:00 GMT',
    },
    seen: '429 `Too many requests`, `Retry-After: Wed, 01 Jan 2031 00:00:00 GMT`',
    isPlaced: false,
  },
  { headers: { 'X-Sandbox-Fault': 'BAD_GATEWAY' }, seen: page, isPlaced: false },
  { headers: { 'X-Sandbox-Fault': 'BAD_GATEWAY', 'X-Sandbox-Executed': 'true' }, seen: page, isPlaced: true },
  { headers: { 'X-Sandbox-Fault': 'DROP' }, seen: dropped, isPlaced: false },
  { headers: { 'X-Sandbox-Fault': 'DROP', 'X-Sandbox-Executed': 'true' }, seen: dropped, isPlaced: true },
  { headers: { 'X-Sandbox-Fault': 'CUT' }, seen: '200, the connection closes mid-body', isPlaced: true },
  { headers: { 'X-Sandbox-Latency': '250' }, seen: `${placed}, 250 ms later`, isPlaced: true },
];

/** The table of the README. */
export function toFaultTable(rows: readonly FaultRow[]): string {
  const head = ['| headers | answer | placed |', '| --- | --- | --- |'];
  const lines = rows.map(({ headers, seen, isPlaced }) => {
    const names = Object.entries(headers).map(([name, value]) => `\`${name}: ${value}\``);
    return `| ${names.join(', ')} | ${seen} | ${isPlaced ? 'yes' : 'no'} |`;
  });
  return [...head, ...lines].join('\n');
}
