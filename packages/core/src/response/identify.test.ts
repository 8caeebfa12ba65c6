import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createApiError, decode, toApiError } from '../spot-v3-errors.js';
import { identify, ResponseError } from './index.js';

const payload = { code: -1121, msg: 'Invalid symbol.', requestId: '7' };
const responseInfo = { httpStatus: 400, receivedAt: 1 };

/** Creates an error with the brand of `@errlex/node/retry`. */
function createRetryError(executed: unknown, cause: unknown) {
  const brand = Symbol.for('@errlex/core/RetryError');
  return Object.assign(new Error('x', { cause }), { executed, [brand]: true });
}

function nest(value: unknown, place: string, depth: number): object {
  const holder = { [place]: depth > 1 ? nest(value, place, depth - 1) : value };
  return holder;
}

describe('identify', () => {
  it('copies the fields of an ApiError', () => {
    const cause = new RangeError('why');
    const error = toApiError(payload, { responseInfo, upstream: true, cause });
    const found = identify(error);
    expect(found).toEqual({ kind: 'api-error', ...decode(payload, { responseInfo, upstream: true, cause }) });
    expect([found?.data, found?.definition]).toEqual([{ requestId: '7' }, error?.definition]);
    expect(Object.isFrozen(found)).toBe(true);
  });

  it('describes an error response without a code', () => {
    const error = new ResponseError({ responseInfo, msg: 'no', body: '{"msg":"no"}' });
    const expected = {
      kind: 'response-error',
      code: 0,
      reason: undefined,
      msg: 'no',
      message: 'no',
      responseInfo,
    };
    expect(identify(error)).toMatchObject(expected);
    expect(identify(JSON.parse(JSON.stringify(error)))).toMatchObject(expected);
  });

  it.each(['response', 'data', 'body', 'error', 'extensions', 'errors', 'digest', 'cause'])(
    'finds a payload and an own error in the field %s',
    (place) => {
      const own = createApiError('INVALID_SYMBOL');
      for (const value of [
        payload,
        JSON.stringify(payload),
        own,
        JSON.parse(JSON.stringify(own)),
        [own],
        [1, payload],
      ]) {
        expect(identify({ [place]: value })).toMatchObject({ kind: 'api-error', reason: 'INVALID_SYMBOL' });
      }
    },
  );

  it('finds what is 5 fields deep, and nothing deeper', () => {
    expect(identify(nest(payload, 'cause', 5))).toMatchObject({ code: -1121 });
    expect(identify(nest(payload, 'cause', 6))).toMatchObject({ kind: 'other', code: 0 });
  });

  it('finds the 8th item of a list, and none after it', () => {
    const errors = (count: number) => ({ errors: [...Array.from({ length: count }, () => ({})), payload] });
    expect(identify(errors(7))).toMatchObject({ code: -1121 });
    expect(identify(errors(8))).toMatchObject({ kind: 'other' });
  });

  it('prefers a code of the catalog to an unknown one around it', () => {
    const known = identify({ code: -32600, message: 'x', data: { error: payload } });
    expect(known).toMatchObject({ code: -1121, domain: 'spotV3' });
    expect(identify({ code: -32600, message: 'x', data: {} })).toMatchObject({
      code: -32600,
      reason: undefined,
    });
  });

  it('prefers an error response to a broken connection, and that to nothing', () => {
    const error = Object.assign(new Error('x'), {
      code: 'ECONNRESET',
      response: { status: 400, data: payload },
    });
    expect(identify(error)).toMatchObject({ kind: 'api-error', responseInfo: { httpStatus: 400 } });
    expect(identify(Object.assign(new Error('x'), { code: 'ECONNRESET' }))).toMatchObject({
      kind: 'network',
    });
    expect(identify(new Error('x'))).toMatchObject({ kind: 'other', message: 'x' });
  });

  it('keeps the response info of the error that it finds, else takes that of the client', () => {
    const info = (status: number) => ({ status, headers: { 'retry-after': '7' } });
    const own = toApiError(payload, { responseInfo });
    expect(identify({ response: info(500), cause: own })?.responseInfo).toEqual(responseInfo);
    expect(identify({ response: { ...info(429), data: payload } })?.responseInfo).toMatchObject({
      httpStatus: 429,
      retryAfter: 7000,
    });
    expect(identify({ response: info(502) })).toMatchObject({
      kind: 'response-error',
      message: 'HTTP 502 without an error payload',
    });
    expect(identify({ response: info(302) })).toMatchObject({ kind: 'other' });
  });

  it('has the thrown value as cause of an error without a code', () => {
    const errors = [
      new Error('x'),
      new TypeError('Failed to fetch'),
      new SyntaxError('x'),
      'text',
      undefined,
    ];
    expect(errors.map((thrown) => identify(thrown)?.cause)).toEqual(errors);
  });
});

describe('the abort of the caller', () => {
  const abort = new DOMException('x', 'AbortError');
  const timeout = new DOMException('x', 'TimeoutError');
  const reason = new Error('closed by the user');

  it.each<
    [what: string, thrown: unknown, signal: { aborted: boolean; reason?: unknown } | undefined, kind: unknown]
  >([
    ['an abort', abort, undefined, undefined],
    ['an abort with its signal', abort, { aborted: true, reason: abort }, undefined],
    ['the reason of the signal', reason, { aborted: true, reason }, undefined],
    ['a text as reason of the signal', 'stop', { aborted: true, reason: 'stop' }, undefined],
    ['undefined as reason of no signal', undefined, undefined, 'other'],
    ['another error', reason, { aborted: true, reason: abort }, 'other'],
    ['the reason of a signal that is not aborted', reason, { aborted: false, reason }, 'other'],
    ['the time-out of a signal', timeout, { aborted: true, reason: timeout }, 'timeout'],
    ['an abort by the time-out of a signal', abort, { aborted: true, reason: timeout }, 'timeout'],
    [
      'an abort whose cause is a time-out',
      Object.assign(new Error('x', { cause: timeout }), { name: 'AbortError' }),
      undefined,
      'timeout',
    ],
    ['an own error', createApiError('INVALID_SYMBOL'), { aborted: true, reason: abort }, 'api-error'],
  ])('%s', (_, thrown, signal, kind) => {
    expect(identify(thrown, { signal })?.kind).toBe(kind);
  });
});

describe('a RetryError', () => {
  it('is the error that it was caused by, with what is known about the operation', () => {
    const error = createRetryError('no', createApiError('SYSTEM_ERROR'));
    expect(identify(error)).toMatchObject({ kind: 'api-error', reason: 'SYSTEM_ERROR', executed: 'no' });
    expect(identify(createRetryError('unknown', new TypeError('fetch failed')))).toMatchObject({
      kind: 'network',
      executed: 'unknown',
    });
    expect(identify(createRetryError('no', createRetryError('unknown', payload)))).toMatchObject({
      code: -1121,
      executed: 'no',
    });
  });

  it('whose cause is an abort is an error, not an abort', () => {
    const error = createRetryError('unknown', new DOMException('x', 'AbortError'));
    expect(identify(error)).toMatchObject({ kind: 'other', executed: 'unknown' });
  });

  it('with an invalid field may have been executed', () => {
    expect(identify(createRetryError('perhaps', payload))?.executed).toBe('unknown');
  });

  it('may be its own cause', () => {
    const error = createRetryError('no', undefined);
    error.cause = error;
    expect(identify(error)).toMatchObject({ kind: 'other', executed: 'no' });
  });
});

describe('any value', () => {
  const kinds = ['api-error', 'response-error', 'network', 'timeout', 'unreadable', 'outdated-app', 'other'];

  /** Checks the properties that every result has. */
  function check(thrown: unknown) {
    const found = identify(thrown);
    if (found === undefined) return;
    expect(kinds).toContain(found.kind);
    expect([typeof found.code, typeof found.message, typeof found.msg]).toEqual([
      'number',
      'string',
      'string',
    ]);
    expect(found.code === 0 || found.kind === 'api-error').toBe(true);
    expect(Object.isFrozen(found) && typeof found.params === 'object').toBe(true);
  }

  it('is identified', () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true }), check));
  });

  it('with fields that clients use is identified', () => {
    const names = [
      'response',
      'data',
      'body',
      'error',
      'errors',
      'extensions',
      'digest',
      'cause',
      'name',
      'code',
    ];
    const more = [
      'msg',
      'message',
      'status',
      'statusCode',
      'headers',
      '$errlex',
      'params',
      'stack',
      'executed',
    ];
    const field = fc.oneof(fc.anything(), fc.constantFrom(payload, 'AbortError', -1121, 400, 1));
    const record = fc.record(Object.fromEntries([...names, ...more].map((name) => [name, field])), {
      requiredKeys: [],
    });
    const brand = fc.constantFrom('ApiError', 'ResponseError', 'RetryError', 'Other');
    fc.assert(
      fc.property(record, brand, (fields, name) => {
        check(fields);
        check(Object.assign(new Error('x'), { ...fields, message: 'x' }));
        check({ ...fields, [Symbol.for(`@errlex/core/${name}`)]: true });
      }),
    );
  });

  it('whose properties throw is identified', () => {
    const throwing: ProxyHandler<object> = Object.fromEntries(
      ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor'].map((name) => [
        name,
        () => expect.fail(),
      ]),
    );
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const one of [
      new Proxy({}, throwing),
      new Proxy(() => {}, throwing),
      new Proxy([], throwing),
      proxy,
    ]) {
      for (const thrown of [one, { cause: one }, { response: one }, [one], { errors: [one] }]) check(thrown);
      check(createRetryError('no', one));
    }
  });

  it('that never ends is identified', () => {
    const cycle: Record<string, unknown> = { code: 'x' };
    Object.assign(cycle, { cause: cycle, errors: [cycle, { cause: cycle }], data: cycle });
    check(cycle);
    const errors = new AggregateError([], 'x');
    errors.errors.push(...Array.from({ length: 8 }, () => errors));
    check(errors);
    const endless: ProxyHandler<object> = {
      get: (_, name) => {
        reads += 1;
        return /^(?:response|data|body|error|errors|extensions|cause)$/.test(String(name))
          ? new Proxy({}, endless)
          : undefined;
      },
    };
    let reads = 0;
    check(new Proxy({}, endless));
    const wide = (depth: number): object =>
      Object.fromEntries(
        ['response', 'data', 'body', 'error', 'errors', 'cause'].map((name) => [
          name,
          depth ? wide(depth - 1) : {},
        ]),
      );
    check(wide(4));
    check({ cause: JSON.stringify(wide(4)) });
    expect(reads).toBeLessThan(100_000);
  });
});
