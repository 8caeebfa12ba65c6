import { describe, expect, it } from 'vitest';
import { defineErrors } from '../index.js';
import { type Fetch, type FetchResponse, withApiErrors } from './index.js';

/** A global of every platform that is missing in the `lib` of this package. */
declare const Response: new (body: string | null, init?: object) => FetchResponse;

const payload = '{"code":-1121,"msg":"Invalid symbol."}';
const json = { 'content-type': 'application/json' };

function respondingWith(body: string | null, status: number) {
  const response = new Response(body, { status, headers: json });
  return { response, fetch: (async () => response) as Fetch };
}

const headers = { get: () => null };

/** A response of a platform without streams. */
const bodiless: FetchResponse = {
  status: 200,
  bodyUsed: false,
  headers,
  clone: () => bodiless,
  text: async () => '{"serverTime":1}',
};

/** Creates a response whose body breaks before its end. */
function breaking(cause: unknown): FetchResponse {
  const reader = { read: () => Promise.reject(cause), cancel: async () => {} };
  const response: FetchResponse = {
    status: 502,
    bodyUsed: false,
    headers,
    body: { getReader: () => reader, cancel: async () => {} },
    clone: () => response,
    text: () => Promise.reject(cause),
  };
  return response;
}

describe('withApiErrors', () => {
  it('passes its arguments on, and returns a success with its body unread', async () => {
    const { response } = respondingWith('{"serverTime":1}', 200);
    const calls: unknown[] = [];
    const request = withApiErrors(async (...input: unknown[]) => {
      calls.push(input);
      return response;
    });
    expect(await request('/time', { method: 'GET' })).toBe(response);
    expect(calls).toEqual([['/time', { method: 'GET' }]]);
    expect(response.bodyUsed).toBe(false);
    expect(await response.text()).toBe('{"serverTime":1}');
  });

  it('rejects with the error in a response, marked as an upstream’s, and cancels the body', async () => {
    const { response, fetch } = respondingWith(payload, 400);
    const thrown = await withApiErrors(fetch)().catch((error: unknown) => error);
    expect(thrown).toMatchObject({
      messageId: 'INVALID_SYMBOL',
      upstream: true,
      responseInfo: { httpStatus: 400 },
    });
    expect(response.bodyUsed).toBe(true);
    await expect(withApiErrors(respondingWith(null, 500).fetch)()).rejects.toMatchObject({ body: '' });
  });

  it('calls onError once with each error and the method of its request', async () => {
    const calls: unknown[] = [];
    const onError = (error: unknown, method?: string) => void calls.push([error, method]);
    const { fetch } = respondingWith(payload, 400);
    const send = withApiErrors(fetch as (...input: unknown[]) => Promise<FetchResponse>, { onError });
    const thrown = await send('/order', { method: 'POST' }).catch((error: unknown) => error);
    expect(calls).toEqual([[thrown, 'POST']]);
    await withApiErrors(respondingWith('{"serverTime":1}', 200).fetch, { onError })();
    expect(calls).toHaveLength(1);
  });

  it('keeps ofetch from a retry by a property of its options that no copy has', async () => {
    const send = withApiErrors(
      respondingWith(payload, 500).fetch as (...input: unknown[]) => Promise<FetchResponse>,
    );
    const init = { method: 'GET' };
    await expect(send('/', init)).rejects.toMatchObject({ code: -1121 });
    expect([(init as { retry?: unknown }).retry, { ...init }]).toEqual([false, { method: 'GET' }]);
    const frozen = Object.freeze({ method: 'GET' });
    await expect(
      withApiErrors(respondingWith(payload, 500).fetch as typeof send)('/', frozen),
    ).rejects.toMatchObject({ code: -1121 });
  });

  it('ends the retries of ky 1, which calls it as a method of the options of one request', async () => {
    const { fetch } = respondingWith(payload, 500);
    const retry = { limit: 2, methods: ['get'] };
    const options = { fetch: withApiErrors(fetch), retry };
    await expect(options.fetch()).rejects.toMatchObject({ code: -1121 });
    expect([options.retry, retry.limit]).toEqual([{ limit: 0, methods: ['get'] }, 2]);
    const other = { fetch: withApiErrors(respondingWith(payload, 500).fetch), retry: true };
    await expect(other.fetch()).rejects.toMatchObject({ code: -1121 });
    expect(other.retry).toBe(true);
  });

  it('reads by the contract that it is given', async () => {
    const errors = defineErrors([{ code: -9, reason: 'OWN', messages: { OWN: ['Own.'] } }]);
    const { fetch } = respondingWith('{"code":-9,"msg":"Own."}', 400);
    const thrown = await withApiErrors(fetch, { errors, upstream: false })().catch((error) => error);
    expect(thrown).toMatchObject({ reason: 'OWN', code: -9 });
    expect(thrown).not.toHaveProperty('upstream');
  });

  it('rejects with what the wrapped function rejects with', async () => {
    const failure = new TypeError('fetch failed');
    await expect(withApiErrors(() => Promise.reject(failure))()).rejects.toBe(failure);
  });

  it.each([[undefined], ['fetch'], [{}]])('throws for %j instead of a function', (wrong) => {
    // JavaScript callers may pass anything.
    expect(() => withApiErrors(wrong as never)).toThrow(
      new TypeError(`withApiErrors: expected a fetch function, got ${typeof wrong}`),
    );
  });

  const clone = () => expect.fail();
  it.each<[what: string, resolved: unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['no clone', { status: 200, headers }],
    ['no headers', { status: 200, clone }],
    ['headers of another kind', { status: 200, clone, headers: {} }],
    ['a stream of Node', { status: 200, clone, headers, body: { unshift: () => {} } }],
  ])('rejects if the wrapped function resolves to %s', async (_, resolved) => {
    await expect(withApiErrors((async () => resolved) as never as Fetch)()).rejects.toThrow(
      new TypeError('withApiErrors: expected the fetch function to resolve to a Response'),
    );
  });

  it.each([[undefined], [null], ['']])('accepts a response whose body is %j', async (body) => {
    const response = { ...bodiless, body };
    expect(await withApiErrors((async () => response) as never as Fetch)()).toBe(response);
  });

  it('rejects with an abort of the request while its body arrives, whichever signal it has', async () => {
    const broken = new TypeError('terminated');
    const fetch = async (..._: unknown[]) => breaking(broken);
    const aborted = { aborted: true };
    const request = withApiErrors(fetch);
    await expect(request('/x', { signal: aborted })).rejects.toBe(broken);
    await expect(request({ signal: aborted })).rejects.toBe(broken);
    await expect(request({ signal: aborted }, { signal: null })).rejects.toBe(broken);
    await expect(request({ signal: aborted }, { signal: { aborted: false } })).rejects.toMatchObject({
      name: 'ResponseError',
      cause: broken,
    });
    for (const input of [[], [null, null], ['/x', {}]])
      await expect(request(...input)).rejects.toHaveProperty('name', 'ResponseError');
  });
});

describe('a success whose body is slow', () => {
  /** Creates a response whose body arrives when `end` is called. */
  function slow(body: string) {
    let end = () => {};
    const arrival = new Promise<void>((resolve) => {
      end = resolve;
    });
    const bytes = Uint8Array.from(body, (character) => character.charCodeAt(0));
    const chunks = [{ done: false, value: bytes }, { done: true }];
    const read = () => arrival.then(() => chunks.shift() ?? { done: true });
    const response: FetchResponse & { json(): Promise<unknown> } = {
      status: 200,
      bodyUsed: false,
      headers,
      body: { getReader: () => ({ read, cancel: async () => {} }), cancel: async () => {} },
      clone: () => response,
      text: () => arrival.then(() => body),
      json: () => arrival.then(() => JSON.parse(body)),
    };
    return { response, end };
  }

  it('is returned before its body has arrived, and read as it is', async () => {
    const { response, end } = slow('{"serverTime":1}');
    expect(await withApiErrors((async () => response) as Fetch)()).toBe(response);
    end();
    expect(await response.json()).toEqual({ serverTime: 1 });
  });

  it('rejects when it is read if its body is an error, and reports it once', async () => {
    const { response, end } = slow(payload);
    const reported: unknown[] = [];
    await withApiErrors((async () => response) as Fetch, { onError: (error) => void reported.push(error) })();
    end();
    const thrown = await response.json().catch((error: unknown) => error);
    expect(thrown).toMatchObject({ messageId: 'INVALID_SYMBOL' });
    await expect(response.text()).rejects.toBe(thrown);
    expect(reported).toEqual([thrown]);
  });
});
