import { HttpException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { findThrown } from './format-error.js';

/** An error that was wrapped some times. */
function wrap(thrown: unknown, times: number): unknown {
  return times === 0 ? thrown : { originalError: wrap(thrown, times - 1) };
}

describe('findThrown', () => {
  it.each([0, 1, 8])('finds what was wrapped %i times', (times) => {
    const thrown = new Error('thrown');
    expect(findThrown(wrap(thrown, times))).toBe(thrown);
  });

  it('looks no deeper, so that an error that wraps itself comes to an end', () => {
    expect(findThrown(wrap('thrown', 9))).toEqual({ originalError: 'thrown' });
    const error: { originalError?: unknown } = {};
    error.originalError = error;
    expect(findThrown(error)).toBe(error);
  });

  it.each([null, undefined, 'text', 1])('leaves %j as it is', (thrown) => {
    expect(findThrown(thrown)).toBe(thrown);
  });

  it.each([
    ['Bad.', { message: 'Bad.' }],
    ['', {}],
    ['Bad.', { message: 'Bad.', originalError: null }],
  ])('takes a refusal for a 400 with the text "%s" and its name as cause', (message, error) => {
    const thrown = findThrown({ ...error, extensions: { code: 'BAD_REQUEST' } }) as HttpException;
    expect(thrown).toBeInstanceOf(HttpException);
    expect([thrown.getStatus(), thrown.message, thrown.cause]).toEqual([
      400,
      message,
      { code: 'BAD_REQUEST' },
    ]);
  });
});
