import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { identify, toOutcome, toResponseInfo } from '../response/index.js';
import { createErrorData, decode, toApiError } from '../spot-v3-errors.js';
import { extendErrorData } from './error-data.js';

const secret = { requestId: 'my-secret' };
const payload = { code: -1142, msg: "Parameter 'symbol' is invalid.", ...secret };

describe('ErrorData', () => {
  it('is frozen, and so are its params and its data', () => {
    for (const data of [
      decode(payload),
      createErrorData('PARAM_EMPTY', { parameter: 'x' }),
      identify(payload),
    ]) {
      expect([data, data?.params, data?.data].map(Object.isFrozen)).toEqual([true, true, true]);
    }
    expect(Object.isFrozen(decode({ code: -1121 })?.params)).toBe(true);
  });

  it('has no cause if there was none', () => {
    expect('cause' in (decode(payload) ?? {})).toBe(false);
    expect('cause' in (decode(payload, { cause: undefined }) ?? {})).toBe(true);
  });
});

describe('data', () => {
  it('is read, but is not enumerable and in no JSON', () => {
    const data = decode(payload);
    expect(data?.data).toEqual(secret);
    expect(Object.keys(data ?? {})).not.toContain('data');
    expect(JSON.stringify(data)).not.toContain('my-secret');
  });

  it('is in no log and no JSON of an error, nor of a copy of its fields', () => {
    const error = toApiError(payload);
    expect(error?.data).toEqual(secret);
    for (const value of [error, { ...error }, Object.assign({}, error), { error }]) {
      expect(JSON.stringify(value)).not.toContain('my-secret');
      expect(inspect(value, { depth: 9 })).not.toContain('my-secret');
    }
    expect(inspect(error, { customInspect: false })).not.toContain('my-secret');
  });

  it('stays hidden in data that were identified or extended', () => {
    const [found] = [identify(toApiError(payload))];
    const extended = extendErrorData(decode(payload) ?? createErrorData('INVALID_SYMBOL'), {
      upstream: true,
    });
    for (const data of [found, extended]) {
      expect(data?.data).toEqual(secret);
      expect(JSON.stringify(data)).not.toContain('my-secret');
      expect(Object.isFrozen(data)).toBe(true);
    }
  });

  it('is absent if there are no other fields', () => {
    expect('data' in (decode({ code: -1121, msg: 'Invalid symbol.' }) ?? {})).toBe(false);
  });

  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  it.each<[what: string, fields: object, kept: object]>([
    ['scalars', { a: 1, b: 'x', c: true, d: null }, { a: 1, b: 'x', c: true, d: null }],
    ['a nested field whose JSON has 4096 units', { a: ['x'.repeat(4092)] }, { a: ['x'.repeat(4092)] }],
    ['no nested field whose JSON has 4097 units', { a: ['x'.repeat(4093)] }, {}],
    ['4096 units of a text', { a: 'x'.repeat(5000) }, { a: 'x'.repeat(4096) }],
    ['a field without the fields beside it that are too long', { a: 1, b: ['x'.repeat(9999)] }, { a: 1 }],
    ['no cycle', { a: 1, cycle }, { a: 1 }],
    ['no BigInt, function and symbol', { a: 1, b: 1n, c: () => {}, d: Symbol('x') }, { a: 1 }],
  ])('keeps %s', (_, fields, kept) => {
    expect(decode({ code: -1, msg: 'x', ...fields })?.data).toEqual(kept);
  });

  it('has a field `__proto__` as its own, and sets no prototype', () => {
    const data = decode(
      JSON.parse('{"code":-1,"msg":"x","__proto__":{"isAdmin":true},"constructor":1}'),
    )?.data;
    expect(Object.keys(data ?? {})).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect((data as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });

  it('has the fields beside the code, also if the code is nested', () => {
    const outcome = toOutcome('{"id":7,"error":{"code":-1121,"msg":"x","data":{"retryAfter":5}}}');
    expect(outcome.kind === 'api-error' && outcome.data.data).toEqual({ data: { retryAfter: 5 } });
  });
});

const now = Date.UTC(2026, 8, 1, 12, 0, 0);
const read = (headers: Record<string, string>) => toResponseInfo(429, (name) => headers[name], now);

describe('toResponseInfo', () => {
  it('keeps the status, the clocks, the wait and the language, and no other header', () => {
    const headers = {
      date: 'Tue, 01 Sep 2026 12:00:03 GMT',
      'retry-after': '7',
      'content-language': 'ja',
      'set-cookie': 'session=secret',
    };
    expect(read(headers)).toEqual({
      httpStatus: 429,
      retryAfter: 7000,
      date: now + 3000,
      receivedAt: now,
      contentLanguage: 'ja',
    });
    expect(read({})).toStrictEqual({ httpStatus: 429, receivedAt: now });
  });

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Tue, 01 Sep 2026 12:00:10 GMT', 10_000],
    ['Tue, 01 Sep 2026 11:00:00 GMT', 0],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['7 s', undefined],
    ['in 7', undefined],
    ['123456789', 123_456_789_000],
    ['1234567890', undefined],
    ['99999999999999999999', undefined],
    ['', undefined],
  ])('reads Retry-After "%s" as %s ms', (header, retryAfter) => {
    expect(read({ 'retry-after': header }).retryAfter).toBe(retryAfter);
  });

  it('keeps 64 UTF-16 units of a language, and no empty one', () => {
    expect(read({ 'content-language': 'x'.repeat(65) }).contentLanguage).toBe('x'.repeat(64));
    expect(read({ 'content-language': '' })).toEqual(read({}));
  });

  it('reads no date before 1970', () => {
    expect(read({ date: 'Thu, 01 Jan 1970 00:00:00 GMT' }).date).toBe(0);
    expect(read({ date: 'Tue, 01 Sep 1926 12:00:03 GMT' })).not.toHaveProperty('date');
    expect(read({ date: 'result-1000', 'retry-after': 'result-1000' })).toEqual(read({}));
  });

  it('counts a date in Retry-After from the clock of the server', () => {
    const headers = { date: 'Tue, 01 Sep 2026 11:00:00 GMT', 'retry-after': 'Tue, 01 Sep 2026 11:00:05 GMT' };
    expect(read(headers).retryAfter).toBe(5000);
  });
});
