import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createApp } from './app.js';

let app: FastifyInstance;
beforeAll(async () => {
  app = await createApp();
});
afterAll(() => app.close());

async function ask(options: InjectOptions): Promise<[status: number, body: unknown]> {
  const response = await app.inject(options);
  return [response.statusCode, response.json()];
}

it('sends errors in the language of the query, else of the header', async () => {
  const headers = { 'accept-language': 'de' };
  expect(await ask({ url: '/orders?limit=0', headers })).toEqual([
    400,
    { code: -1140, msg: 'limit muss zwischen 1 und 1000 liegen.' },
  ]);
  expect(await ask({ url: '/orders?limit=0&lang=ja', headers })).toEqual([
    400,
    { code: -1140, msg: 'limitは1以上1000以下である必要があります。' },
  ]);
});

it('sends problem details to clients that prefer them', async () => {
  const headers = { accept: 'application/problem+json' };
  const [, problem] = await ask({ url: '/orders?limit=0', headers });
  expect(problem).toMatchObject({
    type: 'https://errors.example/codes#-1140',
    status: 400,
    params: { min: 1, max: 1000 },
  });
});

it('sends errors of Fastify itself: a body, a route, a URL', async () => {
  const headers = { 'content-type': 'application/json' };
  expect(await ask({ method: 'POST', url: '/orders', headers, body: '{' })).toMatchObject([
    400,
    { code: -1135 },
  ]);
  expect(await ask({ url: '/nowhere' })).toMatchObject([404, { code: -1000 }]);
  expect(await ask({ url: '/%FF' })).toMatchObject([400, { code: -1140 }]);
});
