import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { isApiError } from '@errlex/core';
import axios, { AxiosError } from 'axios';
import got, { RequestError } from 'got';
import ky, { TimeoutError } from 'ky';
import nodeFetch from 'node-fetch';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withApiErrors as withAxios } from './axios/index.js';
import { withApiErrors as withGot } from './got/index.js';
import { isResponseError, readApiError, withApiErrors } from './index.js';
import { withApiErrors as withKy } from './ky/index.js';

const payload = '{"code":-1121,"msg":"Invalid symbol."}';

/** How often each path was asked for. */
let asked: Record<string, number> = {};

function answer(response: ServerResponse, status: number, body: string, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

const routes: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  '/refused': (response) => answer(response, 400, payload),
  '/refused-under-200': (response) => answer(response, 200, payload),
  '/flaky': (response) =>
    (asked['/flaky'] ?? 0) < 3
      ? answer(response, 503, '{"code":-1054,"msg":"System error, please retry later."}', {
          'retry-after': '0',
        })
      : answer(response, 200, '{"orderId":1}'),
  '/order': (response, request) => answer(response, 200, JSON.stringify({ accept: request.headers.accept })),
  '/large': (response) => answer(response, 200, JSON.stringify({ asks: 'x'.repeat(2 ** 20) })),
  '/large-refusal': (response) => answer(response, 400, JSON.stringify({ asks: 'x'.repeat(2 ** 20) })),
  // Exactly what a clone of a stream of Node buffers, then more.
  '/buffered': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write(`"${'x'.repeat(16_383)}`);
    setTimeout(() => response.end('x"'), 50);
  },
  '/silence': () => {},
};

const server = createServer((request, response) => {
  const { url = '' } = request;
  asked[url] = (asked[url] ?? 0) + 1;
  routes[url]?.(response, request);
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = {};
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('node-fetch', () => {
  const request = withApiErrors(nodeFetch);

  it.each(['/large', '/buffered', '/order'])('hands a success over whole: %s', async (path) => {
    const response = await request(origin + path);
    expect(response.bodyUsed).toBe(false);
    expect(await response.text()).toBe(await nodeFetch(origin + path).then((plain) => plain.text()));
  });

  it('reads a large refusal, and lets the connection go', async () => {
    const error = await failureOf(request(`${origin}/large-refusal`));
    expect(isResponseError(error) && error.body.length).toBe(1024);
  });

  it('finds a payload under 200, and readApiError leaves it there', async () => {
    expect(isApiError(await failureOf(request(`${origin}/refused-under-200`)), 'INVALID_SYMBOL')).toBe(true);
    const response = await nodeFetch(`${origin}/refused`);
    expect(isApiError(await readApiError(response), 'INVALID_SYMBOL')).toBe(true);
    expect(await response.text()).toBe(payload);
  });
});

describe('axios', () => {
  const client = withAxios(axios.create());

  it('keeps its types, its statuses that are no errors, and its failures', async () => {
    const { data } = await client.get<{ accept: string }>(`${origin}/order`);
    expect(data.accept).toContain('application/json');
    const { status } = await client.get(`${origin}/refused`, { validateStatus: null });
    expect(status).toBe(400);
    const failure = await failureOf(client.get(`${origin}/silence`, { timeout: 50 }));
    expect(failure instanceof AxiosError && [failure.code, failure.config?.timeout]).toEqual([
      'ECONNABORTED',
      50,
    ]);
  });

  it('streams', async () => {
    const { data } = await client.get(`${origin}/large`, { responseType: 'stream' });
    expect(await text(data)).toHaveLength(2 ** 20 + 11);
    const error = await failureOf(client.get(`${origin}/refused`, { responseType: 'stream' }));
    expect(isApiError(error, 'INVALID_SYMBOL')).toBe(true);
  });

  it.each(['arraybuffer', 'text', 'json'] as const)(
    'reads an answer of the type %s',
    async (responseType) => {
      for (const path of ['/refused', '/refused-under-200']) {
        const error = await failureOf(client.get(origin + path, { responseType }));
        expect(isApiError(error, 'INVALID_SYMBOL')).toBe(true);
      }
    },
  );

  it('lets an interceptor before it retry', async () => {
    const retrying = axios.create();
    retrying.interceptors.response.use(undefined, (error: AxiosError) =>
      error.response?.status === 503 && error.config ? retrying.request(error.config) : Promise.reject(error),
    );
    const { data } = await withAxios(retrying).get(`${origin}/flaky`);
    expect([data, asked['/flaky']]).toEqual([{ orderId: 1 }, 3]);
  });

  it('gives the error of a wrapped fetch for its own', async () => {
    const fetching = withAxios(axios.create({ adapter: 'fetch', env: { fetch: withApiErrors(fetch) } }));
    const error = await failureOf(fetching.get(`${origin}/refused`));
    expect(isApiError(error, 'INVALID_SYMBOL') && error.name).toBe('ApiError');
  });
});

describe('got', () => {
  const client = withGot(
    got.extend({ retry: { calculateDelay: ({ computedValue }) => (computedValue ? 1 : 0) } }),
  );

  it('retries as it does, and does not repeat what is refused', async () => {
    expect(await client(`${origin}/flaky`).json()).toEqual({ orderId: 1 });
    for (const path of ['/refused', '/refused-under-200']) {
      expect(isApiError(await failureOf(client(origin + path).json()), 'INVALID_SYMBOL')).toBe(true);
    }
    expect(asked).toEqual({ '/flaky': 3, '/refused': 1, '/refused-under-200': 1 });
  });

  it('keeps its types, its statuses that are no errors, and its failures', async () => {
    const { accept } = await client(`${origin}/order`).json<{ accept: string }>();
    expect(accept).toBe('application/json');
    expect((await client(`${origin}/refused`, { throwHttpErrors: false })).statusCode).toBe(400);
    const failure = await failureOf(
      client(`${origin}/silence`, { timeout: { request: 50 }, retry: { limit: 0 } }),
    );
    expect(failure instanceof RequestError && [failure.code, failure.options.method]).toEqual([
      'ETIMEDOUT',
      'GET',
    ]);
    const pending = client(`${origin}/silence`);
    setTimeout(() => pending.cancel(), 50);
    expect(await failureOf(pending)).toMatchObject({ name: 'CancelError' });
  });

  it('streams', async () => {
    expect(await text(client.stream(`${origin}/large`))).toHaveLength(2 ** 20 + 11);
    const error = await failureOf(text(client.stream(`${origin}/refused`)));
    expect(isApiError(error, 'INVALID_SYMBOL')).toBe(true);
  });
});

describe('ky', () => {
  const client = withKy(ky.create({ retry: { delay: () => 1 } }));

  it('retries as it does, and does not repeat what is refused', async () => {
    expect(await client(`${origin}/flaky`).json()).toEqual({ orderId: 1 });
    for (const path of ['/refused', '/refused-under-200']) {
      expect(isApiError(await failureOf(client.get(origin + path).json()), 'INVALID_SYMBOL')).toBe(true);
      expect(isApiError(await failureOf(client.get(origin + path)), 'INVALID_SYMBOL')).toBe(true);
    }
    expect(asked).toEqual({ '/flaky': 3, '/refused': 2, '/refused-under-200': 2 });
  });

  it('keeps its types, its statuses that are no errors, and its failures', async () => {
    const { accept } = await client(`${origin}/order`).json<{ accept: string }>();
    expect(accept).toBe('application/json');
    expect((await client(`${origin}/refused`, { throwHttpErrors: false })).status).toBe(400);
    const failure = await failureOf(client(`${origin}/silence`, { timeout: 50 }));
    expect(failure instanceof TimeoutError && failure.request.method).toBe('GET');
  });

  it('streams, and its instances do as it does', async () => {
    const response = await client.extend({}).get(`${origin}/large`);
    expect(await text(response.body as never)).toHaveLength(2 ** 20 + 11);
    expect(isApiError(await failureOf(client.extend({}).get(`${origin}/refused`)), 'INVALID_SYMBOL')).toBe(
      true,
    );
    expect(client.stop).toBe(ky.stop);
  });

  it('is to be wrapped itself: its hooks run before it decides about a retry, and a wrapped fetch fails like the network', async () => {
    await failureOf(ky.get(`${origin}/refused`, { fetch: withApiErrors(fetch), retry: { delay: () => 1 } }));
    await failureOf(client.get(`${origin}/refused-under-200`));
    expect(asked).toEqual({ '/refused': 3, '/refused-under-200': 1 });
  });
});
