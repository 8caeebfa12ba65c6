import { describe, expect, it } from 'vitest';
import { isResponseError, ResponseError } from './index.js';

const answer = { httpStatus: 502, retryAfter: 1000, receivedAt: 5 };

describe('ResponseError', () => {
  it('keeps the answer, an excerpt and the cause, and says nothing of the body', () => {
    const cause = new SyntaxError('no JSON');
    const error = new ResponseError({ answer, body: '<html>secret'.repeat(1000), cause });
    expect(String(error)).toBe('ResponseError: HTTP 502 without an error payload');
    expect(error).toMatchObject({ answer, cause });
    expect(error.body).toHaveLength(1024);
    expect('status' in error || 'statusCode' in error).toBe(false);
  });

  it('tells a refusal that has no code from a body that is none, and has what came alone', () => {
    const refusal = new ResponseError({ answer, msg: 'Too many requests' });
    expect([refusal.message, refusal.msg]).toEqual([
      'HTTP 502 with a refusal that has no code',
      'Too many requests',
    ]);
    const bare = new ResponseError({});
    expect(bare.message).toBe('A body without an error payload');
    expect('answer' in bare || 'msg' in bare || 'cause' in bare).toBe(false);
  });

  it('is known by its mark, which its prototype does not pass for', () => {
    const error = new ResponseError({});
    expect(error.body).toBe('');
    expect(isResponseError(error) && error instanceof ResponseError).toBe(true);
    for (const value of [new Error('x'), null, undefined, 'x', {}, ResponseError.prototype]) {
      expect([isResponseError(value), value instanceof ResponseError]).toEqual([false, false]);
    }
  });

  it('is written to JSON with its answer and without its cause', () => {
    const error = new ResponseError({ answer, body: '<html>', cause: new Error('secret') });
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'ResponseError',
      message: 'HTTP 502 without an error payload',
      answer,
      body: '<html>',
    });
  });
});
