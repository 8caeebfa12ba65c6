import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from './app.js';

const faults: unknown[] = [];
let server: Server;
beforeAll(async () => {
  const app = await createApp((error) => faults.push(error));
  await new Promise<void>((resolve) => {
    server = app.listen(0, '127.0.0.1', () => resolve());
  });
});
afterAll(() => server.close());

async function ask(path: string, method = 'GET', body?: string): Promise<[status: number, body: unknown]> {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'Accept-Language': 'de', 'Content-Type': 'application/json' },
    ...(body !== undefined && { body }),
  });
  return [response.status, await response.json()];
}

it('sends errors of the handlers in the language of the request', async () => {
  expect(await ask('/orders/7')).toEqual([404, { code: -2200, msg: 'Die Order existiert nicht.' }]);
  expect(await ask('/orders/8', 'PUT', '{"symbol":"BTCUSDT"}')).toEqual([201, { symbol: 'BTCUSDT' }]);
  expect(await ask('/orders/8', 'PUT', '{}')).toEqual([
    409,
    { code: -3409, msg: 'Die Order 8 gibt es schon.' },
  ]);
});

it('sends errors of the body parser and the router with the codes of the contract', async () => {
  expect(await ask('/orders/9', 'PUT', '{')).toMatchObject([400, { code: -1135 }]);
  expect(await ask('/nowhere')).toMatchObject([404, { code: -90404 }]);
});

it('sends no detail of a bug, and reports it once', async () => {
  expect(await ask('/stats')).toEqual([500, { code: -1000, msg: 'Ein unbekannter Fehler ist aufgetreten.' }]);
  expect(faults).toEqual([new TypeError('The statistics are empty.')]);
});
