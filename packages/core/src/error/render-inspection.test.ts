import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ApiError, createApiError, toApiError } from '../index.js';
import { ResponseError } from '../response/index.js';

/** Removes the frames of stacks, which differ from machine to machine. */
function removeFrames(text: string): string {
  return text.replace(/\n +at .*?(?=$| \{$)/gm, '');
}

function decoded(msg: string, options = {}) {
  const error = toApiError({ code: -1142, msg }, options);
  if (error === undefined) throw new Error('no payload');
  return error;
}

describe('console.log', () => {
  it('prints title, stack, fields and cause, and no definition', () => {
    const responseInfo = { httpStatus: 400, receivedAt: 1 };
    const error = decoded("Parameter 'symbol' is invalid.", {
      responseInfo,
      upstream: true,
      cause: new RangeError('why'),
    });
    expect(inspect(error)).toMatch(/\n +at /);
    expect(removeFrames(inspect(error))).toMatchInlineSnapshot(`
      "ApiError: Parameter 'symbol' is invalid. {
        domain: 'spotV3',
        code: -1142,
        reason: 'PARAM_ERROR',
        messageId: 'PARAM_ERROR',
        params: { parameter: 'symbol' },
        responseInfo: { httpStatus: 400, receivedAt: 1 },
        upstream: true,
        cause: RangeError: why
      }"
    `);
    expect(removeFrames(inspect(new ResponseError({ body: '<html>' })))).toMatchInlineSnapshot(
      `"ResponseError: A body without an error payload"`,
    );
  });

  it('escapes every control of a message and of params, also in color', () => {
    const error = decoded("Parameter '\u001b[31m\n    at evil (x.js:1:1)\u202e' is invalid.");
    for (const shown of [
      inspect(error),
      inspect(error, { colors: true }),
      inspect({ error }, { colors: true }),
    ]) {
      expect(shown).toContain('\\u001b[31m\\u000a    at evil (x.js:1:1)\\u202e');
      expect(shown.replaceAll('\u001b[', '')).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    }
    expect(inspect(error, { colors: true })).not.toContain('\u001b');
  });

  it('prints no cause if there is none', () => {
    expect(inspect(createApiError('INVALID_SYMBOL'))).not.toContain('cause');
  });

  it('respects the depth, and cuts a cycle of causes', () => {
    const error = createApiError('INVALID_SYMBOL');
    expect(inspect({ a: { error } }, { depth: 1 })).toBe('{ a: { error: [ApiError] } }');
    Object.defineProperty(error, 'cause', { value: new Error('because', { cause: error }) });
    for (const depth of [0, 2, null]) expect(inspect(error, { depth })).toContain('Invalid symbol.');
    expect(inspect(error, { depth: null })).toContain('because');
  });

  it('prints title and stack if Node cannot print the cause', () => {
    const fail = () => {
      throw new RangeError('touched');
    };
    const cause = { constructor: new Proxy(fail, { get: fail, has: fail, getPrototypeOf: fail }) };
    expect(() => inspect(cause)).toThrow('touched');
    expect(inspect(createApiError('INVALID_SYMBOL', {}, { cause }))).toMatch(
      /^ApiError: Invalid symbol\.\n +at /,
    );
  });

  it('prints the name and the fields that an error was given, and a value that only inherits from one', () => {
    class OrderError extends ApiError {
      override readonly name = 'OrderError';
    }
    const error = Object.assign(new OrderError({ code: -1, message: 'x' }), { attempt: 3 });
    expect(inspect(error)).toMatch(/^OrderError: x\n +at [\s\S]*attempt: 3/);
    expect(inspect(Object.create(ApiError.prototype))).toContain('ApiError');
    expect(String(error)).toBe('OrderError: x');
  });
});
