import { inspect, stripVTControlCharacters } from 'node:util';
import { ApiError, createApiError, toApiError } from '@errlex/core';
import { loadMessages } from '@errlex/i18n';
import { afterEach, describe, expect, it } from 'vitest';
import { inspectError, installInspect, ResponseError, toOutcome } from './index.js';

/** A text without the frames of stacks, which differ from machine to machine. */
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
        code: -1140,
        reason: 'PARAM_VALIDATE_ERROR',
        messageId: 'PARAM_VALIDATE_ERROR.limit',
        params: { min: 1, max: 9 },
        advice: { retry: 'fix-request', executed: 'no' },
        translation: {
          text: 'limit muss zwischen 1 und 9 liegen.',
          locale: 'de',
          dir: 'ltr'
        },
        [cause]: RangeError: 12
      }"
    `);
    expect(inspectError(error)).toMatch(/\n {4}at .*inspect-error\.test/);
  });

  it('shows what a ResponseError means', () => {
    const error = new ResponseError({ httpStatus: 502, body: '<html>', cause: new SyntaxError('no JSON') });
    expect(withoutFrames(inspectError(error))).toMatchInlineSnapshot(`
      "ResponseError: HTTP 502 without an error payload {
        httpStatus: 502,
        body: '<html>',
        msg: undefined,
        advice: { retry: 'backoff', executed: 'unknown' },
        [cause]: SyntaxError: no JSON
      }"
    `);
  });

  it('shows a code that is not in the catalogue', () => {
    expect(inspectError(toApiErrorOrFail({ code: -1003, msg: 'E' }))).toMatch(/^ApiError: E\n {4}at /);
  });

  it('escapes the controls of a message, and takes no line of it for a frame', () => {
    const error = toApiErrorOrFail({ code: -1121, msg: 'a\n    at b (c.js)\u001b[2J\u202e' });
    const shown = inspectError(error);
    expect(shown).toMatch(/^ApiError: a\\n {4}at b \(c\.js\)\\u001b\[2J\\u202e\n {4}at /);
    expect(shown).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });

  it('escapes what came in the params, the body and the cause', () => {
    const shown = inspectError(createApiError('PARAM_ERROR', { parameter: '\u202eevil\u001b[31m' }));
    const { error } = toOutcome('\u001b[31m\u202e<html>', { httpStatus: 502 }) as { error: ResponseError };
    for (const text of [shown, inspectError(error)]) expect(text).not.toMatch(/[\u001b\u202e]/);
    expect(inspectError(error)).toContain('[cause]: SyntaxError');
  });

  it('takes the options of util.inspect', () => {
    const error = createApiError('INVALID_SYMBOL', {}, { cause: { a: { b: { c: 1 } } } });
    expect(inspectError(error, { colors: true })).not.toBe(inspectError(error));
    expect(stripVTControlCharacters(inspectError(error, { colors: true }))).toBe(inspectError(error));
    expect(inspectError(error)).toContain('{ a: { b: [Object] } }');
    expect(inspectError(error, { depth: 0 })).toContain('[cause]: [Object]');
  });

  it('shows what was added to an error, and the name that it was given', () => {
    class OrderError extends ApiError {
      override readonly name = 'OrderError';
    }
    const error = Object.assign(new OrderError({ code: -1, message: 'x' }), { attempt: 3 });
    expect(inspectError(error)).toMatch(/^OrderError: x\n {4}at [\s\S]*attempt: 3/);
  });
});

describe('installInspect', () => {
  afterEach(() => {
    for (const { prototype } of [ApiError, ResponseError]) Reflect.deleteProperty(prototype, inspect.custom);
  });

  it('makes util.inspect show every error so', async () => {
    const error = toApiErrorOrFail({ code: -1121, msg: 'Invalid symbol.' });
    const response = new ResponseError({ httpStatus: 502 });
    expect(inspect([error, response])).not.toContain('advice');
    installInspect({ messages: await loadMessages('ja') });
    expect(inspect(error)).toContain("text: '取引ペアが無効です。'");
    expect(inspect(error)).toBe(inspectError(error, { messages: await loadMessages('ja') }));
    expect(inspect(new Error('outer', { cause: response }))).toMatch(
      /\[cause\]: ResponseError: [\s\S]*'backoff'/,
    );
  });

  it('respects the depth, and an error that is its own cause', () => {
    installInspect();
    const error = toApiErrorOrFail({ code: -1121, msg: 'Invalid symbol.' });
    expect(inspect({ a: { error } })).toContain('error: ApiError: Invalid symbol.\n');
    expect(inspect({ a: { error } }, { depth: 1 })).toBe('{ a: { error: [ApiError] } }');
    expect(inspect({ a: { error } }, { depth: 0 })).toBe('{ a: [Object] }');
    expect(inspect(Object.create(ApiError.prototype))).toContain('ApiError');
    Object.defineProperty(error, 'cause', { value: new Error('because', { cause: error }) });
    expect(inspect(error, { depth: null })).toContain('[Circular');
  });

  it('leaves the fields of an error as they are', () => {
    installInspect();
    expect(Object.keys(createApiError('INVALID_SYMBOL'))).toEqual(['code', 'reason', 'messageId', 'params']);
  });
});

function toApiErrorOrFail(payload: { code: number; msg: string }) {
  const error = toApiError(payload);
  if (error === undefined) throw new Error('no payload');
  return error;
}
