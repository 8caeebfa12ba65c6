import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHeaders, send } from '../client.fixture.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';
import { faults } from './faults.js';

const rateLimit = '429 `{"code":429,"msg":"Too many requests"}`';
const systemError = '500 `{"code":-1054,"msg":"System error, please retry later."}`';
const dropped = 'the connection closes, no response';
const page = '502 `<!doctype html><html>…`';
const duplicate = `400 \`{"code":-1142,"msg":"Parameter 'newClientOrderId' is invalid."}\``;
const placed = '200 `{"symbol":"BTCUSDT","…`';

interface Row {
  readonly headers: Readonly<Record<string, string>>;
  /** The response, as the client sees it. */
  readonly seen: string;
  readonly isPlaced: boolean;
}

/** Every fault of a new order, with and without execution if that makes a difference. */
const rows: readonly Row[] = [
  {
    headers: { 'X-Sandbox-Fault': 'UNKNOWN_ERROR' },
    seen: '500 `{"code":-1000,"msg":"An unknown error occurred."}`',
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
  {
    headers: { 'X-Sandbox-Fault': 'BAN', 'X-Sandbox-Ban': '2000' },
    seen: '418 `{"code":-1003,"msg":"Too many requests; IP banned until <now + 2000>."}`',
    isPlaced: false,
  },
  {
    headers: { 'X-Sandbox-Fault': 'BAN_DATA', 'X-Sandbox-Ban': '2000' },
    seen: '418 `{"code":-1003,"msg":"Too many requests; IP banned.","data":{"serverTime":<now>,"retryAfter":<now + 2000>}}`',
    isPlaced: false,
  },
  { headers: { 'X-Sandbox-Fault': 'DUPLICATE' }, seen: duplicate, isPlaced: false },
  {
    headers: { 'X-Sandbox-Fault': 'DUPLICATE', 'X-Sandbox-Executed': 'true' },
    seen: duplicate,
    isPlaced: true,
  },
  {
    headers: { 'X-Sandbox-Fault': 'CANCEL_REPLACE' },
    seen: '409 `{"code":-2021,"msg":"Order cancel-replace partially failed.","data":{"cancelResult":"SUCCESS","newOrderResult":"FAILURE"}}`',
    isPlaced: false,
  },
  {
    headers: { 'X-Sandbox-Fault': 'CANCEL_REPLACE', 'X-Sandbox-Executed': 'true' },
    seen: '409 `{"code":-2021,"msg":"Order cancel-replace partially failed.","data":{"cancelResult":"FAILURE","newOrderResult":"SUCCESS","newOrderResponse":{…}}}`',
    isPlaced: true,
  },
  { headers: { 'X-Sandbox-Fault': 'BAD_GATEWAY' }, seen: page, isPlaced: false },
  { headers: { 'X-Sandbox-Fault': 'BAD_GATEWAY', 'X-Sandbox-Executed': 'true' }, seen: page, isPlaced: true },
  { headers: { 'X-Sandbox-Fault': 'DROP' }, seen: dropped, isPlaced: false },
  { headers: { 'X-Sandbox-Fault': 'DROP', 'X-Sandbox-Executed': 'true' }, seen: dropped, isPlaced: true },
  { headers: { 'X-Sandbox-Fault': 'CUT' }, seen: '200, the connection closes mid-body', isPlaced: true },
  { headers: { 'X-Sandbox-Latency': '250' }, seen: `${placed}, 250 ms later`, isPlaced: true },
];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const body = '{"symbol":"BTCUSDT","side":"BUY","type":"LIMIT","quantity":"0.01","price":"20000"}';
const place = (headers: Readonly<Record<string, string>> = {}) =>
  send(sandbox.origin, { method: 'POST', path: 'order', key: 'demo', body, headers });
const cancel = (ids: readonly string[], headers: Readonly<Record<string, string>> = {}) =>
  send(sandbox.origin, {
    method: 'DELETE',
    path: 'order/batch',
    key: 'demo',
    body: `{"orderIds":[${ids}]}`,
    headers,
  });

async function readOpenIds(): Promise<string[]> {
  const { text } = await send(sandbox.origin, { path: 'openOrders', key: 'demo' });
  return [...text.matchAll(/"orderId":(\d+)/g)].map(([, id = '']) => id);
}

beforeEach(async () => {
  const ids = await readOpenIds();
  if (ids.length > 0) await cancel(ids);
});

/** Sends an order, and returns what the client sees, in the notation of FAULTS.md. */
async function describeResponse(fault: Readonly<Record<string, string>>): Promise<string> {
  const sentAt = Date.now();
  try {
    const { status, text, headers } = await place(fault);
    const shown = text.startsWith('<') || text.startsWith('{"symbol"') ? `${text.slice(0, 21)}…` : text;
    const retryAfter = headers['retry-after'];
    const plain = shown.replace(/(?<="newOrderResponse":\{).*?(?=\})/, '…').replaceAll(/\d{13}/g, (time) => {
      const ahead = Math.floor((Number(time) - sentAt) / 1000) * 1000;
      return ahead === 0 ? '<now>' : `<now + ${ahead}>`;
    });
    return `${status} \`${plain}\`${retryAfter === undefined ? '' : `, \`Retry-After: ${retryAfter}\``}`;
  } catch (error) {
    const { message } = error as Error;
    return message === 'aborted'
      ? '200, the connection closes mid-body'
      : 'the connection closes, no response';
  }
}

/** Renders the table of FAULTS.md. */
function renderTable(): string {
  const lines = rows.map(({ headers, seen, isPlaced }) => {
    const names = Object.entries(headers).map(([name, value]) => `\`${name}: ${value}\``);
    return `| ${names.join(', ')} | ${seen} | ${isPlaced ? 'yes' : 'no'} |`;
  });
  return ['| headers | response | placed |', '| --- | --- | --- |', ...lines].join('\n');
}

describe('faults', () => {
  it('are all in FAULTS.md as they are sent', () => {
    const document = readFileSync(new URL('../../FAULTS.md', import.meta.url), 'utf8');
    expect(document.replace(/ +/g, ' ').replace(/-{3,}/g, '---')).toContain(renderTable());
    const named = new Set(rows.map(({ headers }) => headers['X-Sandbox-Fault']));
    for (const name of Object.keys(faults))
      expect(named.has(name) || document.includes(`: ${name}\``)).toBe(true);
  });

  it.each(rows)('$headers gets $seen', async ({ headers, seen, isPlaced }) => {
    const begun = performance.now();
    const latency = Number(headers['X-Sandbox-Latency'] ?? 0);
    const suffix = latency > 0 ? `, ${latency} ms later` : '';
    expect((await describeResponse(headers)) + suffix).toBe(seen);
    // A timer may fire a millisecond early.
    expect(performance.now() - begun).toBeGreaterThanOrEqual(latency - 1);
    expect(await readOpenIds()).toHaveLength(isPlaced ? 1 : 0);
  });

  it('half of a body that is cut arrives, with the length of the whole', async () => {
    const headers = {
      ...createHeaders('/api/v3/order', { path: 'order', method: 'POST', key: 'demo', body }),
    };
    const client = request(`${sandbox.origin}/api/v3/order`, {
      method: 'POST',
      headers: { ...headers, 'X-Sandbox-Fault': 'CUT' },
    });
    client.end(body);
    const { length, received } = await new Promise<{ length: number; received: string }>((resolve) => {
      client.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('error', () =>
          resolve({ length: Number(response.headers['content-length']), received: text }),
        );
      });
    });
    expect(received).toMatch(/^\{"symbol":"BTCUSDT","orderId":70234/);
    expect(received).toHaveLength(Math.floor(length / 2));
  });

  it('a fault is in the language of the caller, and is sent before the signature is checked', async () => {
    const { status, text } = await send(sandbox.origin, {
      path: 'account/',
      headers: { 'X-Sandbox-Fault': 'SYSTEM_ERROR', 'Accept-Language': 'ja' },
    });
    expect([status, JSON.parse(text)]).toEqual([
      500,
      { code: -1054, msg: expect.stringMatching(/\p{sc=Han}/u) },
    ]);
  });

  it('a rejection stays a rejection if the request should fail after its execution', async () => {
    const headers = { 'X-Sandbox-Fault': 'DROP', 'X-Sandbox-Executed': 'true' };
    const { text } = await send(sandbox.origin, { path: 'order?orderId=1', key: 'demo', headers });
    expect(text).toBe('{"code":-2200,"msg":"Order does not exist."}');
  });

  it.each([
    ['X-Sandbox-Fault', 'toString'],
    ['X-Sandbox-Executed', 'yes'],
    ['X-Sandbox-Latency', '-1'],
    ['X-Sandbox-Queue', '1s'],
    ['X-Sandbox-Visible-After', ''],
    ['X-Sandbox-Window', '30000000'],
    ['X-Sandbox-Ban', 'x'],
    ['X-Sandbox-Retry-After', '<1>'],
  ])('%s: %s is rejected', async (name, value) => {
    const { status, text } = await send(sandbox.origin, { path: 'ping', headers: { [name]: value } });
    expect([status, text]).toEqual([400, `{"code":-1142,"msg":"Parameter '${name}' is invalid."}`]);
  });

  it('PARTIAL_BATCH leaves the last order of a batch open, and says that its state is unknown', async () => {
    await place();
    await place();
    const ids = await readOpenIds();
    const { status, text } = await cancel(ids, { 'X-Sandbox-Fault': 'PARTIAL_BATCH' });
    expect([status, text]).toEqual([
      200,
      `{"orderList":[{"orderId":${ids[0]},"status":"CANCELED"},{"orderId":${ids[1]},"status":"FAILED","errorMsg":"timeout, order state unknown"}]}`,
    ]);
    expect(await readOpenIds()).toEqual(ids.slice(1));
  });
});
