import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { createErrors, isApiError, spotV3 } from '@errlex/core';
import { loadMessages } from '@errlex/i18n';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adviceForResponse, isResponseError, ResponseError, readApiError, withApiErrors } from './index.js';

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
  '/429': (response) => answer(response, 429, 'slow down', 'text/plain'),
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

/** Announces more than it sends, then breaks the connection. */
function cut(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': 1000 });
  response.write('{"code":-11', () => response.destroy());
}

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

/** What a request rejects with, its answer where it does not. */
function failureOf(path: string, init?: RequestInit): Promise<unknown> {
  return fetch(origin + path, init).catch((error: unknown) => error);
}

describe('withApiErrors', () => {
  it.each(['/400', '/401', '/500', '/200'])('rejects with the ApiError in the answer: %s', async (path) => {
    const error = await failureOf(path);
    expect(isApiError(error, 'PARAM_ERROR') && error.messageId && error.params.parameter).toBe('limit');
  });

  it.each([
    ['/html', 502, 1024, { retry: 'backoff', executed: 'unknown' }],
    ['/empty', 401, 0, { retry: 'never', executed: 'no' }],
    ['/429', 429, 9, { retry: 'backoff', executed: 'no' }],
  ])('rejects with a ResponseError where there is no payload: %s', async (path, status, length, advice) => {
    const error = await failureOf(path);
    if (!isResponseError(error)) throw new Error('not a ResponseError', { cause: error });
    expect([error.httpStatus, error.body.length, adviceForResponse(error)]).toEqual([status, length, advice]);
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
    expect(isResponseError(error) && [error.httpStatus, error.cause]).toEqual([400, expect.any(Error)]);
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
    const reason = new Error('enough');
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 20);
    expect(await failureOf('/silent', { signal: controller.signal })).toBe(reason);
  });

  it('passes a failed connection on', async () => {
    const error = await fetch('http://127.0.0.1:1/').catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(TypeError);
    expect(isApiError(error) || isResponseError(error)).toBe(false);
  });

  it('reads the codes of another catalogue', async () => {
    const errors = createErrors([
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

  it('rejects with errors that console.log explains', async () => {
    expect(inspect(await failureOf('/400'))).toContain("advice: { retry: 'fix-request', executed: 'no' }");
    expect(inspect(await failureOf('/html'))).toContain("advice: { retry: 'backoff', executed: 'unknown' }");
    const translating = withApiErrors(globalThis.fetch, { messages: await loadMessages('de') });
    const error = await translating(`${origin}/400`).catch((cause: unknown) => cause);
    expect(inspect(error)).toContain("text: 'Der Parameter „limit“ ist ungültig.'");
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
    expect(inspect(error)).toContain('advice');
    expect(await response.text()).toBe(payload);
  });

  it('resolves to undefined for a success', async () => {
    expect(await readApiError(await globalThis.fetch(`${origin}/success`))).toBeUndefined();
  });
});
