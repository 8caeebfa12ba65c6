import { inspect, stripVTControlCharacters } from 'node:util';
import { ApiError, createApiError, toApiError } from '@errlex/core';
import { loadMessages } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { ResponseError, toOutcome } from '../index.js';
import { inspectError } from './index.js';

/** Removes the stack frames of a text, which differ from machine to machine. */
function withoutFrames(text: string): string {
  return text.replace(/\n +(?:at|\.{3}) .*?(?=$| \{$)/gm, '');
}

describe('inspectError', () => {
  it('shows what an ApiError means', async () => {
    const error = createApiError(
      'PARAM_VALIDATE_ERROR.limit',
      { min: 1, max: 9 },
      { cause: new RangeError('12') },
    );
    expect(withoutFrames(inspectError(error, { messages: await loadMessages('de') }))).toMatchInlineSnapshot(`
      "ApiError: limit must be between 1 and 9. {
        domain: 'spotV3',
        code: -1140,
        reason: 'PARAM_VALIDATE_ERROR',
        messageId: 'PARAM_VALIDATE_ERROR.limit',
        params: { min: 1, max: 9 },
        cause: RangeError: 12
      } {
        advice: {
          retry: 'fix-request',
          executed: 'no',
          category: 'parameter',
          why: 'Based on code -1140.',
          safeToRepeat: true
        },
        translation: {
          text: 'limit muss zwischen 1 und 9 liegen.',
          locale: 'de',
          dir: 'ltr'
        }
      }"
    `);
    expect(inspectError(error)).toMatch(/\n {4}at .*inspect-error\.test/);
    expect(inspectError(error)).not.toContain('translation');
  });

  it('shows what a ResponseError means', async () => {
    const error = new ResponseError({
      responseInfo: { httpStatus: 502, receivedAt: 1 },
      body: '<html>',
      cause: new SyntaxError('no JSON'),
    });
    const messages = await loadMessages('de');
    expect(withoutFrames(inspectError(error, { messages }))).toMatchInlineSnapshot(`
      "ResponseError: HTTP 502 without an error payload {
        responseInfo: { httpStatus: 502, receivedAt: 1 },
        body: '<html>',
        cause: SyntaxError: no JSON
      } {
        advice: {
          retry: 'backoff',
          executed: 'unknown',
          why: 'Based on HTTP status 502.',
          safeToRepeat: false
        }
      }"
    `);
  });

  it('shows a code that is not in the catalog', () => {
    expect(inspectError(toApiErrorOrFail({ code: -1003, msg: 'E' }))).toMatch(/^ApiError: E\n {4}at /);
  });

  it('escapes the controls of a message, and takes no line of it for a frame', () => {
    const error = toApiErrorOrFail({ code: -1121, msg: 'a\n    at b (c.js)\u001b[2J\u202e' });
    const shown = inspectError(error);
    expect(shown).toMatch(/^ApiError: a\\u000a {4}at b \(c\.js\)\\u001b\[2J\\u202e\n {4}at /);
    expect(shown).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });

  it('escapes what came in the params, the body and the cause', () => {
    const shown = inspectError(createApiError('PARAM_ERROR', { parameter: '\u202eevil\u001b[31m' }));
    const { error } = toOutcome('\u001b[31m\u202e<html>', {
      responseInfo: { httpStatus: 502, receivedAt: 1 },
    }) as {
      error: ResponseError;
    };
    for (const text of [shown, inspectError(error)]) expect(text).not.toMatch(/[\u001b\u202e]/);
    expect(inspectError(error)).toContain('cause: SyntaxError');
  });

  it('takes the options of util.inspect', () => {
    const error = createApiError('INVALID_SYMBOL', {}, { cause: { a: { b: { c: 1 } } } });
    const colored = inspectError(error, { colors: true });
    expect(stripVTControlCharacters(colored)).not.toBe(colored);
    expect(inspectError(error)).toContain('{ a: { b: [Object] } }');
    expect(inspectError(error, { depth: 0 })).toContain('cause: [Object]');
  });

  it('shows what was added to an error, and the name that it was given', () => {
    class OrderError extends ApiError {
      override readonly name = 'OrderError';
    }
    const error = Object.assign(new OrderError({ code: -1, message: 'x' }), { attempt: 3 });
    expect(inspectError(error)).toMatch(/^OrderError: x\n {4}at [\s\S]*attempt: 3/);
  });
});

describe('console.log', () => {
  it('prints an error with its fields, as it prints any', () => {
    const error = toApiErrorOrFail({ code: -1121, msg: 'Invalid symbol.' });
    expect(withoutFrames(inspect(error))).toMatchInlineSnapshot(`
      "ApiError: Invalid symbol. {
        domain: 'spotV3',
        code: -1121,
        reason: 'INVALID_SYMBOL',
        messageId: 'INVALID_SYMBOL',
        params: {}
      }"
    `);
  });

  it('respects the depth, and an error that is its own cause', () => {
    const error = toApiErrorOrFail({ code: -1121, msg: 'Invalid symbol.' });
    expect(inspect({ a: { error } })).toContain('error: ApiError: Invalid symbol.\n');
    expect(inspect({ a: { error } }, { depth: 1 })).toBe('{ a: { error: [ApiError] } }');
    expect(inspect(Object.create(ApiError.prototype))).toContain('ApiError');
    Object.defineProperty(error, 'cause', { value: new Error('because', { cause: error }) });
    expect(inspect(error, { depth: null })).toContain('because');
  });
});

function toApiErrorOrFail(payload: { code: number; msg: string }) {
  const error = toApiError(payload);
  if (error === undefined) throw new Error('no payload');
  return error;
}
