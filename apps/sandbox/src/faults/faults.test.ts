import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { send, toHeaders } from '../client.fixture.js';
import { type Sandbox, startSandbox } from '../start-sandbox.js';
import { faultRows, toFaultTable } from './fault-rows.fixture.js';
import { faults } from './faults.js';

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

/** What a client sees of the answer to a new order, as the README says it. */
async function toSeen(headers: Readonly<Record<string, string>>): Promise<string> {
  try {
    const { status, text, headers: answered } = await place(headers);
    const shown = text.length > 80 ? `${text.slice(0, 21)}…` : text;
    const retryAfter = answered['retry-after'];
    return `${status} \`${shown}\`${retryAfter === undefined ? '' : `, \`Retry-After: ${retryAfter}\``}`;
  } catch (error) {
    const { message } = error as Error;
    return message === 'aborted' ? '200, the connection closes mid-body' : `${message}, no answer`;
  }
}

describe('faults', () => {
  it('stand in the README as they are sent, all of them', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme.replace(/ +/g, ' ').replace(/-{3,}/g, '---')).toContain(toFaultTable(faultRows));
    const named = new Set(faultRows.map(({ headers }) => headers['X-Sandbox-Fault']));
    for (const name of Object.keys(faults))
      expect(named.has(name) || readme.includes(`: ${name}\``)).toBe(true);
  });

  it.each(faultRows)('$headers is answered with $seen', async ({ headers, seen, isPlaced }) => {
    const begun = performance.now();
    const latency = Number(headers['X-Sandbox-Latency'] ?? 0);
    const suffix = latency > 0 ? `, ${latency} ms later` : '';
    expect((await toSeen(headers)).replace('socket hang up', 'the connection closes') + suffix).toBe(seen);
    // A timer may fire a millisecond early.
    expect(performance.now() - begun).toBeGreaterThanOrEqual(latency - 1);
    expect(await readOpenIds()).toHaveLength(isPlaced ? 1 : 0);
  });

  it('half of a body that is cut arrives, under the length of the whole', async () => {
    const headers = { ...toHeaders('/api/v3/order', { path: 'order', method: 'POST', key: 'demo', body }) };
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

  it('a fault is in the language of the caller, and comes before the signature is looked at', async () => {
    const { status, text } = await send(sandbox.origin, {
      path: 'account/',
      headers: { 'X-Sandbox-Fault': 'SYSTEM_ERROR', 'Accept-Language': 'ja' },
    });
    expect([status, JSON.parse(text)]).toEqual([
      500,
      { code: -1054, msg: expect.stringMatching(/\p{sc=Han}/u) },
    ]);
  });

  it('what is refused stays refused where a request should fail after it was carried out', async () => {
    const headers = { 'X-Sandbox-Fault': 'DROP', 'X-Sandbox-Executed': 'true' };
    const { text } = await send(sandbox.origin, { path: 'order?orderId=1', key: 'demo', headers });
    expect(text).toBe('{"code":-2200,"msg":"Order does not exist."}');
  });

  it('a client that gave up while a slow request waited finds its order placed', async () => {
    const headers = {
      ...toHeaders('/api/v3/order', { path: 'order', method: 'POST', key: 'demo', body }),
      'X-Sandbox-Latency': '150',
    };
    const client = request(`${sandbox.origin}/api/v3/order`, {
      method: 'POST',
      headers,
      signal: AbortSignal.timeout(60),
    });
    const failed = new Promise<Error>((resolve) => client.once('error', resolve));
    client.end(body);
    expect((await failed).name).toBe('AbortError');
    await expect.poll(readOpenIds).toHaveLength(1);
  });

  it.each([
    ['X-Sandbox-Fault', 'toString'],
    ['X-Sandbox-Executed', 'yes'],
    ['X-Sandbox-Latency', '-1'],
    ['X-Sandbox-Retry-After', '<1>'],
  ])('%s: %s is refused', async (name, value) => {
    const { status, text } = await send(sandbox.origin, { path: 'ping', headers: { [name]: value } });
    expect([status, text]).toEqual([400, `{"code":-1142,"msg":"Parameter '${name}' is invalid."}`]);
  });

  it('PARTIAL_BATCH leaves the last order of a batch open, and says that nobody knows', async () => {
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
