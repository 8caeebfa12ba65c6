import 'reflect-metadata';
import { expectApiError } from '@errlex/nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from './start-gateway.js';
import { createTcpWiring } from './wiring.js';

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway(await createTcpWiring());
});
afterAll(() => gateway.stop());

const japanese = { 'Accept-Language': 'ja', 'Content-Type': 'application/json' };
const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(gateway.url + path, { headers: { ...japanese, ...headers } });
const askGraphql = async (query: string): Promise<unknown> => {
  const body = JSON.stringify({ query });
  const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers: japanese, body });
  return response.json();
};

const params = { min: 1, max: 1000 };
const msg = 'limitは1以上1000以下である必要があります。';

describe('an error of the order service, in Japanese at the edge', () => {
  it('is { code, msg } over HTTP', async () => {
    const response = await ask('/orders?limit=5000');
    await expectApiError(response, 'PARAM_VALIDATE_ERROR.limit', { params, locale: 'ja' });
    expect(await response.json()).toEqual({ code: -1140, msg });
    await expectApiError(await ask('/orders/7'), 'SPOT_ORDER_NOT_EXIST', { locale: 'ja' });
  });

  it('is problem details if the client prefers them', async () => {
    const response = await ask('/orders?limit=5000', { Accept: 'application/problem+json' });
    expect(await response.json()).toMatchObject({
      type: 'https://errors.example/#-1140',
      detail: msg,
      reason: 'PARAM_VALIDATE_ERROR',
      params,
    });
  });

  it('has its params in the extensions of a GraphQL error', async () => {
    expect(await askGraphql('{ orders(limit: 5000) { id } }')).toMatchObject({
      data: { orders: null },
      errors: [{ message: msg, extensions: { code: -1140, reason: 'PARAM_VALIDATE_ERROR', params } }],
    });
  });
});

it('an order passes through unchanged', async () => {
  expect(await (await ask('/orders/1')).json()).toEqual({ id: 1, symbol: 'BTCUSDT' });
  expect(await askGraphql('{ orders(limit: 1) { symbol } }')).toEqual({
    data: { orders: [{ symbol: 'BTCUSDT' }] },
  });
});
