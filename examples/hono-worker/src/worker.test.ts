import { expect, it } from 'vitest';
import { createWorker } from './worker.js';

const exchange = async () =>
  new Response('{"code":-1044,"msg":"Invalid ACCESS_KEY."}', {
    status: 401,
    headers: { 'content-type': 'application/json' },
  });
const worker = await createWorker(exchange);

async function ask(path: string, init?: RequestInit): Promise<[status: number, body: unknown]> {
  const response = await worker.request(path, { ...init, headers: { 'Accept-Language': 'de' } });
  return [response.status, await response.json()];
}

it("sends the gateway status for an error of the exchange: an invalid key of ours is not the caller's mistake", async () => {
  expect(await ask('/balance')).toEqual([500, { code: -1044, msg: 'Der Wert von ACCESS_KEY ist ungültig.' }]);
});

it('sends errors of handlers, bodies and routes in the language of the request', async () => {
  expect(await ask('/orders', { method: 'POST', body: '{}' })).toEqual([
    400,
    { code: -1141, msg: 'Der Parameter „symbol“ darf nicht leer sein.' },
  ]);
  expect(await ask('/orders', { method: 'POST', body: '{' })).toEqual([
    400,
    { code: -1135, msg: 'Die Anfrage ist kein gültiges JSON.' },
  ]);
  expect(await ask('/nowhere')).toMatchObject([404, { code: -1000 }]);
});
