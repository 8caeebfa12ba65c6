import { describe, expect, it } from 'vitest';
import { isResponseError, parseJsonExact, ResponseError, toOutcome } from './index.js';

const responseInfo = { httpStatus: 502, retryAfter: 1000, receivedAt: 5 };

describe('ResponseError', () => {
  it('keeps the response info, an excerpt and the cause, and has no body in its message', () => {
    const cause = new SyntaxError('no JSON');
    const error = new ResponseError({ responseInfo, body: '<html>secret'.repeat(1000), cause });
    expect(String(error)).toBe('ResponseError: HTTP 502 without an error payload');
    expect(error).toMatchObject({ responseInfo, cause });
    expect(error.body).toHaveLength(1024);
    expect('status' in error || 'statusCode' in error).toBe(false);
  });

  it('has an error text but no code, or neither', () => {
    const error = new ResponseError({ responseInfo, msg: 'Too many requests' });
    expect([error.message, error.msg]).toEqual([
      'HTTP 502 with an error text but no code',
      'Too many requests',
    ]);
    const bare = new ResponseError({});
    expect(bare.message).toBe('A body without an error payload');
    expect('responseInfo' in bare || 'msg' in bare || 'cause' in bare).toBe(false);
  });

  it('keeps 1024 UTF-16 units of a text', () => {
    expect(new ResponseError({ msg: 'x'.repeat(2000) }).msg).toHaveLength(1024);
  });

  it('is recognized by its brand and its body, which its prototype does not have', () => {
    const error = new ResponseError({});
    expect(error.body).toBe('');
    expect(isResponseError(error) && error instanceof ResponseError).toBe(true);
    for (const value of [new Error('x'), null, undefined, 'x', {}, ResponseError.prototype]) {
      expect([isResponseError(value), value instanceof ResponseError]).toEqual([false, false]);
    }
  });

  it('is written to JSON with its response info and without its cause', () => {
    const error = new ResponseError({ responseInfo, body: '<html>', cause: new Error('secret') });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'ResponseError',
      message: 'HTTP 502 without an error payload',
      responseInfo,
      body: '<html>',
    });
  });
});

import fc from 'fast-check';

describe('parseJsonExact', () => {
  it('keeps the digits of an integer beyond 2^53', () => {
    const body =
      '{"orderId":702345678901234568,"text":"\\"702345678901234568\\": 1","n":-9007199254740993,"safe":9007199254740991}';
    expect(parseJsonExact(body)).toEqual({
      orderId: '702345678901234568',
      text: '"702345678901234568": 1',
      n: '-9007199254740993',
      safe: 9007199254740991,
    });
  });

  it('reads 10 MB in one string', () => {
    const body = `{"code":-1121,"id":702345678901234568,"msg":"${'a'.repeat(1e7)}"}`;
    expect(toOutcome(body).kind).toBe('api-error');
  });

  it('leaves fractions and exponents as they are', () => {
    expect(parseJsonExact('[1234567890123456.5, 1234567890123456e3, 0.1234567890123456]')).toEqual([
      1234567890123456.5, 1234567890123456e3, 0.1234567890123456,
    ]);
  });

  it('reads other texts as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\d{16}/.test(text));
        expect(parseJsonExact(text)).toEqual(JSON.parse(text));
      }),
    );
    expect(() => parseJsonExact('{')).toThrow(SyntaxError);
  });
});
