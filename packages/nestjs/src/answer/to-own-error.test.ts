import { ApiError, createApiError, createParts, defineErrors, spotV3 } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { type CodedError, toCodedError } from '../coded-error.js';
import { toWire } from '../wire/to-wire.js';
import { toAnswer } from './to-answer.js';
import { toDetails } from './to-details.js';
import { toOwnError } from './to-own-error.js';

const errors = defineErrors(spotV3);
const symbol = toCodedError(createParts('INVALID_SYMBOL'));
const unknown = toCodedError(createParts('UNKNOWN_ERROR'));
const unlisted: CodedError = { ...symbol, code: -9999, reason: undefined, definition: undefined };

describe('toOwnError', () => {
  it('finds an error of ours, and none in a code that is none', () => {
    expect(toOwnError(createApiError('INVALID_SYMBOL'), errors)?.error.code).toBe(-1121);
    expect(toOwnError(new ApiError({ code: 0, message: 'fine' }), errors)).toBeUndefined();
  });

  it.each([null, undefined, 'INVALID_SYMBOL', -1121, {}])('finds none in %j', (thrown) => {
    expect(toOwnError(thrown, errors)).toBeUndefined();
  });
});

describe('the error of an upstream', () => {
  const answered = (upstream: 'gateway' | 'verbatim', error: Partial<CodedError>, httpStatus?: number) => {
    const own = { error: { ...symbol, upstream: true, ...error }, httpStatus, travelled: false };
    const { error: told, httpStatus: status } = toAnswer(own, { upstream, unknown });
    return [told.code, told.message, told.msg, status];
  };

  it('keeps its documented message, and of another the text that came with it', () => {
    const msg = 'symbol is gone';
    expect(answered('verbatim', { msg })).toEqual([-1121, 'Invalid symbol.', msg, 400]);
    expect(answered('verbatim', { msg, message: '' })).toEqual([-1121, msg, msg, 400]);
    expect(answered('gateway', { msg })).toEqual([-1121, 'Invalid symbol.', msg, 400]);
    expect(answered('gateway', { msg, messageId: undefined })).toEqual([-1121, '', msg, 400]);
  });

  it('tells the text of its payload', () => {
    const error = new ApiError({ code: -1121, message: 'Invalid symbol.', msg: 'gone', upstream: true });
    const own = { error, httpStatus: undefined, travelled: false };
    expect(toAnswer(own, { upstream: 'verbatim', unknown }).error.msg).toBe('gone');
  });

  it('has the status of a bad gateway where nothing tells one', () => {
    expect(answered('verbatim', unlisted)[3]).toBe(502);
    expect(answered('gateway', unlisted)[3]).toBe(502);
    expect(answered('verbatim', unlisted, 418)[3]).toBe(418);
    expect(answered('gateway', unlisted, 418)[3]).toBe(418);
  });
});

describe('toDetails', () => {
  it('tells no more of what another service found than it is asked for', () => {
    const details = ['a', 'b', 'c'].map((path) => ({ error: symbol, path }));
    const wire = toWire(symbol, symbol.message, details);
    expect(toDetails(wire, 2, errors)?.map(({ path }) => path)).toEqual(['a', 'b']);
    expect(toDetails(wire, 0, errors)).toBeUndefined();
    expect(toDetails(null, 2, errors)).toBeUndefined();
  });
});
