import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { isApiError } from '@errlex/core';
import axios, { AxiosError, type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';
import got, { type Got, HTTPError as GotHttpError, RequestError } from 'got';
import ky, { HTTPError, type KyInstance, TimeoutError } from 'ky';
import ky2 from 'ky-2';
import nodeFetch from 'node-fetch';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withApiErrors as withAxios } from './axios/index.js';
import { withApiErrors as withGot } from './got/index.js';
import { isResponseError, readApiError, withApiErrors } from './index.js';
import { withApiErrors as withKy } from './ky/index.js';

const payload = '{"code":-1121,"msg":"Invalid symbol."}';

/** Number of requests for each path. */
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
  // First sends as many bytes as a clone of a Node stream buffers, then more.
  '/buffered': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write(`"${'x'.repeat(16_383)}`);
    setTimeout(() => response.end('x"'), 50);
  },
  '/silence': () => {},
  '/limited': (response) => answer(response, 429, 'slow down', { 'retry-after': '7' }),
  '/choices': (response) => answer(response, 300, payload),
  '/null': (response) => answer(response, 200, 'null'),
  '/page': (response) => answer(response, 200, '<html>a page', { 'content-language': 'en' }),
  '/longest': (response) => answer(response, 200, payload.padEnd(65_536)),
  '/too-long': (response) => answer(response, 200, payload.padEnd(65_537)),
  '/cut': (response) => cut(response, 400, '{"code":-11'),
  '/cut-at-once': (response) => cut(response, 400, ''),
  '/cut-success': (response) => cut(response, 200, '{"orderId":1'),
  '/endless': (response) => {
    const timer = setInterval(() => response.write('x'.repeat(65_536)), 5);
    response.writeHead(502, { 'content-type': 'text/html' }).on('close', () => {
      clearInterval(timer);
      asked.closed = 1;
    });
  },
};

/** Announces more bytes than it sends, then breaks the connection. */
function cut(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': 1000 }).flushHeaders();
  response.write(body);
  setTimeout(() => response.destroy(), 20);
}

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

  it('keeps what arrived of a refusal that breaks off, and tells why', async () => {
    for (const [path, body] of [
      ['/cut', '{"code":-11'],
      ['/cut-at-once', ''],
    ]) {
      const error = await failureOf(request(origin + path));
      expect(isResponseError(error) && [error.body, error.cause]).toEqual([body, expect.any(Error)]);
    }
  });

  it('hands a body over that flows, and looks for nothing in one that was read', async () => {
    const response = await request(`${origin}/order`);
    const pieces: string[] = [];
    await new Promise((resolve) =>
      response.body?.on('data', (piece) => pieces.push(String(piece))).on('end', resolve),
    );
    expect(pieces.join('')).toContain('accept');
    const read = await nodeFetch(`${origin}/refused`);
    await read.text();
    expect(await readApiError(read)).toMatchObject({ name: 'ResponseError', body: '' });
  });

  it('finds a payload under 200, and readApiError leaves it there', async () => {
    expect(isApiError(await failureOf(request(`${origin}/refused-under-200`)), 'INVALID_SYMBOL')).toBe(true);
    const response = await nodeFetch(`${origin}/refused`);
    expect(isApiError(await readApiError(response), 'INVALID_SYMBOL')).toBe(true);
    expect(await response.text()).toBe(payload);
  });
});

describe('axios', () => {
  let client: AxiosInstance;

  beforeEach(() => {
    client = withAxios(axios.create());
  });

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

  it('looks for a payload in 64 KiB of a success, and in no redirect', async () => {
    for (const responseType of ['arraybuffer', 'text'] as const) {
      const error = await failureOf(client.get(`${origin}/longest`, { responseType }));
      expect(isApiError(error, 'INVALID_SYMBOL')).toBe(true);
      expect((await client.get(`${origin}/too-long`, { responseType })).status).toBe(200);
    }
    expect((await client.get(`${origin}/null`)).data).toBeNull();
    expect((await client.get(`${origin}/choices`, { validateStatus: null })).status).toBe(300);
    expect(await failureOf(client.get(`${origin}/choices`))).toBeInstanceOf(AxiosError);
  });

  it('reads the bytes of a browser', async () => {
    const bytes = new TextEncoder().encode(payload).buffer;
    const adapter = async (config: InternalAxiosRequestConfig) => ({
      data: bytes,
      status: 200,
      statusText: 'OK',
      headers: {},
      config,
    });
    expect(isApiError(await failureOf(client.get('/', { adapter })), 'INVALID_SYMBOL')).toBe(true);
  });

  it('knows who answered, when to come back and in which language', async () => {
    const error = await failureOf(client.get(`${origin}/limited`));
    expect(isResponseError(error) && error.responseInfo).toEqual({
      httpStatus: 429,
      retryAfter: 7000,
      date: expect.any(Number),
      receivedAt: expect.any(Number),
    });
    const own = withAxios(axios.create(), { upstream: false });
    const upstreams = [client, own].map(async ({ get }) => {
      const refusal = await failureOf(get(`${origin}/refused`));
      return isApiError(refusal, 'INVALID_SYMBOL') && refusal.upstream;
    });
    expect(await Promise.all(upstreams)).toEqual([true, undefined]);
  });

  it('tells why a body did not arrive, and nothing of that where it did', async () => {
    const error = await failureOf(client.get(`${origin}/cut`));
    expect(isResponseError(error) && [error.body, error.cause]).toEqual(['', expect.any(AxiosError)]);
    const whole = await failureOf(client.get(`${origin}/refused`));
    expect(isApiError(whole) && whole.cause).toBeUndefined();
    expect(await failureOf(client.get(`${origin}/cut-success`))).toBeInstanceOf(AxiosError);
  });

  it('reads a refusal that is a stream, and lets the connection go', async () => {
    for (const adapter of ['http', 'fetch'] as const) {
      asked = {};
      const options = { responseType: 'stream', adapter } as const;
      const refused = await failureOf(client.get(`${origin}/refused`, options));
      expect(isApiError(refused, 'INVALID_SYMBOL')).toBe(true);
      const error = await failureOf(client.get(`${origin}/endless`, options));
      expect(isResponseError(error) && error.responseInfo?.httpStatus).toBe(502);
      await expect.poll(() => asked.closed).toBe(1);
    }
  });

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
  const once = { retry: { limit: 0 } };
  let client: Got;

  beforeEach(() => {
    client = withGot(
      got.extend({ retry: { calculateDelay: ({ computedValue }) => (computedValue ? 1 : 0) } }),
    );
  });

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
    expect(await failureOf(client('http://127.0.0.1:1/', once))).toMatchObject({ code: 'ECONNREFUSED' });
    expect(await failureOf(client(`${origin}/choices`))).toBeInstanceOf(GotHttpError);
    expect((await client(`${origin}/choices`, { throwHttpErrors: false })).statusCode).toBe(300);
    expect(await failureOf(client(`${origin}/cut-success`, once).json())).toMatchObject({
      name: expect.stringMatching(/^(?:ReadError|RequestError)$/),
    });
    const pending = client(`${origin}/silence`);
    setTimeout(() => pending.cancel(), 50);
    expect(await failureOf(pending)).toMatchObject({ name: 'CancelError' });
  });

  it('rejects with a ResponseError where the answer is no JSON', async () => {
    const error = await failureOf(client(`${origin}/page`).json());
    expect(isResponseError(error) && [error.body, error.responseInfo]).toEqual([
      '<html>a page',
      {
        httpStatus: 200,
        contentLanguage: 'en',
        date: expect.any(Number),
        receivedAt: expect.any(Number),
      },
    ]);
  });

  it('tells why a body did not arrive', async () => {
    const error = await failureOf(client(`${origin}/cut`, once));
    expect(isResponseError(error) && error.cause).toBeInstanceOf(RequestError);
  });

  it('streams', async () => {
    expect(await text(client.stream(`${origin}/large`))).toHaveLength(2 ** 20 + 11);
    const error = await failureOf(text(client.stream(`${origin}/refused`)));
    expect(isApiError(error, 'INVALID_SYMBOL')).toBe(true);
  });
});

describe('ky', () => {
  let client: KyInstance;

  beforeEach(() => {
    client = withKy(ky.create({ retry: { delay: () => 1 } }));
  });

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
    expect(await failureOf(client(`${origin}/choices`))).toBeInstanceOf(HTTPError);
    const failure = await failureOf(client(`${origin}/silence`, { timeout: 50 }));
    expect(failure instanceof TimeoutError && failure.request.method).toBe('GET');
  });

  it('streams, and its instances do as it does', async () => {
    const response = await client.extend({}).get(`${origin}/large`);
    expect(await text(response.body as never)).toHaveLength(2 ** 20 + 11);
    expect(isApiError(await failureOf(client.extend({}).get(`${origin}/refused`)), 'INVALID_SYMBOL')).toBe(
      true,
    );
    expect(isApiError(await failureOf(client.create({}).get(`${origin}/refused`)), 'INVALID_SYMBOL')).toBe(
      true,
    );
    expect([client.stop, client.retry]).toEqual([ky.stop, ky.retry]);
  });

  it('of the second major, which has read the body itself, tells as much', async () => {
    const second = withKy(ky2.create({ retry: 0 }));
    expect(isApiError(await failureOf(second(`${origin}/refused`)), 'INVALID_SYMBOL')).toBe(true);
    const error = await failureOf(second(`${origin}/limited`));
    expect(isResponseError(error) && error.responseInfo?.retryAfter).toBe(7000);
  });

  it('does not repeat an error with status 200', async () => {
    await failureOf(client.get(`${origin}/refused-under-200`));
    expect(asked).toEqual({ '/refused-under-200': 1 });
  });
});
