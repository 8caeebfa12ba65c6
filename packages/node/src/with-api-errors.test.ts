import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { defineErrors, isApiError, spotV3 } from '@errlex/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adviceFor, isResponseError, ResponseError, readApiError, withApiErrors } from './index.js';

const payload = '{"code":-1142,"msg":"Parameter \'limit\' is invalid."}';
const megabyte = JSON.stringify({ asks: 'x'.repeat(2 ** 20) });

function answer(response: ServerResponse, status: number, body: string, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type, 'set-cookie': 'session=planted-cookie' }).end(body);
}

const routes: Record<string, (response: ServerResponse) => void> = {
  '/400': (response) => answer(response, 400, payload),
  '/401': (response) => answer(response, 401, payload),
  '/500': (response) => answer(response, 500, payload),
  '/200': (response) => answer(response, 200, payload),
  '/html': (response) => answer(response, 502, `<html>${'x'.repeat(5000)}`, 'text/html'),
  '/empty': (response) => response.writeHead(401).end(),
  '/429': (response) => {
    response.setHeader('retry-after', '7');
    answer(response, 429, 'slow down', 'text/plain');
  },
  '/text-200': (response) => {
    response.setHeader('content-length', payload.length);
    answer(response, 200, payload, 'text/plain');
  },
  '/latin-1': (response) =>
    void response
      .writeHead(400, { 'content-type': 'application/json; charset=iso-8859-1' })
      .end(Buffer.from('{"code":-1142,"msg":"Größe"}', 'latin1')),
  '/huge-502': (response) => {
    response.writeHead(502, { 'content-type': 'text/html' });
    const pump = (): void => {
      while (sent < 100_000_000 && !response.destroyed) {
        sent += 65_536;
        if (!response.write('x'.repeat(65_536))) return void response.once('drain', pump);
      }
    };
    pump();
  },
  '/cut-payload': (response) => cut(response, 400, payload),
  '/stalled-400': (response) =>
    void response.writeHead(400, { 'content-type': 'application/json' }).write('{"code":'),
  '/contract': (response) => answer(response, 400, '{"code":-3200,"msg":"Order does not exist."}'),
  '/success': (response) => answer(response, 200, '{"orderId":702345678901234568}'),
  '/envelope': (response) => answer(response, 200, '{"code":"200","msg":"success"}'),
  '/no-content': (response) => response.writeHead(204).end(),
  '/megabyte': (response) => answer(response, 200, megabyte),
  '/cut-400': (response) => cut(response, 400),
  '/cut-200': (response) => cut(response, 200),
  '/silent': () => {},
  '/304': (response) => response.writeHead(304, { etag: '"1"' }).end(),
  '/302': (response) => response.writeHead(302, { location: '/success' }).end('moved'),
  '/stalled': (response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).write('{"price":'),
  '/stream': (response) =>
    void response.writeHead(200, { 'content-type': 'application/stream+json' }).write('{"price":1}'),
};

/** Announces more bytes than it sends, then breaks the connection. */
function cut(response: ServerResponse, status: number, body = '{"code":-11'): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': 1000 });
  response.write(body, () => response.destroy());
}

/** Number of bytes of the huge body that were sent. */
let sent = 0;

const server = createServer(({ url = '' }, response) => routes[url.replace(/\?.*/, '')]?.(response));
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const fetch = withApiErrors(globalThis.fetch);

/** Returns the rejection of a request, or its response if it does not reject. */
function failureOf(path: string, init?: RequestInit): Promise<unknown> {
  return fetch(origin + path, init).catch((error: unknown) => error);
}

/** Does the same as `failureOf`, but passes a `Request`. */
function failureOfRequest(path: string, init?: RequestInit): Promise<unknown> {
  return fetch(new Request(origin + path, init)).catch((error: unknown) => error);
}

describe('withApiErrors', () => {
  it.each(['/400', '/401', '/500', '/200'])('rejects with the ApiError in the response: %s', async (path) => {
    const error = await failureOf(path);
    expect(isApiError(error, 'PARAM_ERROR') && error.messageId && error.params.parameter).toBe('limit');
  });

  it.each([
    ['/html', 502, 1024, 'backoff'],
    ['/empty', 401, 0, 'never'],
    ['/429', 429, 9, 'backoff'],
  ])('rejects with a ResponseError where there is no payload: %s', async (path, status, length, retry) => {
    const error = await failureOf(path);
    if (!isResponseError(error)) throw new Error('not a ResponseError', { cause: error });
    expect([error.responseInfo?.httpStatus, error.body.length, adviceFor(error).retry]).toEqual([
      status,
      length,
      retry,
    ]);
    expect(error).toBeInstanceOf(ResponseError);
  });

  it.each(['/success', '/envelope', '/no-content', '/megabyte'])(
    'resolves to a success with its body unread: %s',
    async (path) => {
      const response = await fetch(origin + path);
      const plain = await globalThis.fetch(origin + path);
      expect(response.bodyUsed).toBe(false);
      expect(await response.text()).toBe(await plain.text());
    },
  );

  it('rejects with a ResponseError, and why, where the answer to a refusal breaks off', async () => {
    const error = await failureOf('/cut-400');
    expect(isResponseError(error) && [error.responseInfo?.httpStatus, error.cause]).toEqual([
      400,
      expect.any(Error),
    ]);
  });

  it('leaves it to the caller to meet a success that breaks off', async () => {
    const response = await fetch(`${origin}/cut-200`);
    await expect(response.text()).rejects.toThrow();
  });

  it('resolves to a 304 and to a redirect that is not followed', async () => {
    expect(((await failureOf('/304')) as Response).headers.get('etag')).toBe('"1"');
    const redirected = (await failureOf('/302', { redirect: 'manual' })) as Response;
    expect([redirected.status, redirected.headers.get('location')]).toEqual([302, '/success']);
  });

  it('hands a stream of documents over at once', async () => {
    const controller = new AbortController();
    const response = (await failureOf('/stream', { signal: controller.signal })) as Response;
    expect(response.status).toBe(200);
    controller.abort();
  });

  it('passes a timeout in the body of a success on', async () => {
    const error = await failureOf('/stalled', { signal: AbortSignal.timeout(100) });
    expect((error as Error).name).toBe('TimeoutError');
  });

  it('takes a Request', async () => {
    await expect(fetch(new Request(`${origin}/400`, { method: 'POST', body: '{}' }))).rejects.toMatchObject({
      code: -1142,
    });
  });

  it('passes an abort on, with its reason as it is', async () => {
    for (const wrap of [(path: string, init: RequestInit) => failureOf(path, init), failureOfRequest]) {
      const reason = new Error('see https://example.com/?why=enough');
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 20);
      expect(await wrap('/silent', { signal: controller.signal })).toBe(reason);
      expect(reason.message).toContain('enough');
    }
  });

  it('passes a failed connection on', async () => {
    const error = await fetch('http://127.0.0.1:1/').catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(TypeError);
    expect(isApiError(error) || isResponseError(error)).toBe(false);
  });

  it('reads the codes of another catalog', async () => {
    const errors = defineErrors([
      {
        ...spotV3[0],
        code: -3200,
        reason: 'CONTRACT_ORDER_NOT_EXIST',
        messages: { CONTRACT_ORDER_NOT_EXIST: ['Order does not exist.'] },
      },
    ]);
    const contractFetch = withApiErrors(globalThis.fetch, { errors });
    await expect(contractFetch(`${origin}/contract`)).rejects.toMatchObject({
      reason: 'CONTRACT_ORDER_NOT_EXIST',
    });
  });

  it('reads an error payload that arrived whole before the connection broke', async () => {
    expect(isApiError(await failureOf('/cut-payload'), 'PARAM_ERROR')).toBe(true);
  });

  it('keeps what arrived of a body that broke off', async () => {
    const error = await failureOf('/cut-400');
    expect(isResponseError(error) && error.body).toBe('{"code":-11');
  });

  it('passes an abort on whose reason is a TypeError', async () => {
    const reason = new TypeError('mine');
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 50);
    expect(await failureOf('/stalled-400', { signal: controller.signal })).toBe(reason);
  });

  it('marks its errors as those of an upstream, unless told otherwise', async () => {
    expect(await failureOf('/400')).toMatchObject({ upstream: true });
    const own = withApiErrors(globalThis.fetch, { upstream: false });
    const error = await own(`${origin}/400`).catch((cause: unknown) => cause);
    expect(isApiError(error) && error.upstream).toBeUndefined();
  });

  it('keeps the facts of the answer', async () => {
    const error = await failureOf('/429');
    expect(isResponseError(error) && error.responseInfo).toMatchObject({ httpStatus: 429, retryAfter: 7000 });
  });

  it('finds a payload under a text type, and in the charset that it names', async () => {
    expect(isApiError(await failureOf('/text-200'), 'PARAM_ERROR')).toBe(true);
    const error = await failureOf('/latin-1');
    expect(isApiError(error) && error.message).toBe('Größe');
  });

  it('lets go of a body of 100 MB', async () => {
    const error = await failureOf('/huge-502');
    expect(isResponseError(error) && error.body.length).toBe(1024);
    expect(sent).toBeLessThan(50_000_000);
  });

  it('refuses what is no fetch, and what resolves to no Response, by name', async () => {
    expect(() => withApiErrors({} as never)).toThrow('withApiErrors: expected a fetch function, got object');
    const wrong = withApiErrors((async () => ({ data: 1 })) as never) as unknown as () => Promise<unknown>;
    await expect(wrong()).rejects.toThrow('expected the fetch function to resolve to a Response');
    const empty = withApiErrors((async () => undefined) as never) as unknown as () => Promise<unknown>;
    await expect(empty()).rejects.toThrow('expected the fetch function to resolve to a Response');
  });

  it.each(['/400', '/html', '/empty', '/cut-400'])('keeps no secret in an error: %s', async (path) => {
    const error = await failureOf(`${path}?signature=planted-signature`, {
      method: 'POST',
      headers: { 'ACCESS-KEY': 'planted-key', 'ACCESS-PASSPHRASE': 'planted-passphrase' },
      body: '{"secret":"planted-body"}',
    });
    const shown = [
      inspect(error, { depth: null, showHidden: true }),
      inspect(error, { depth: null, customInspect: false }),
      JSON.stringify(error),
      (error as Error).stack,
    ].join();
    expect(shown).toContain('Error');
    expect(shown).not.toContain('planted');
  });
});

describe('readApiError', () => {
  it('resolves to the error in a response, whose body stays readable', async () => {
    const response = await globalThis.fetch(`${origin}/400`);
    const error = await readApiError(response);
    expect(isApiError(error, 'PARAM_ERROR')).toBe(true);
    expect(await response.text()).toBe(payload);
  });

  it('resolves to undefined for a success', async () => {
    expect(await readApiError(await globalThis.fetch(`${origin}/success`))).toBeUndefined();
  });
});
