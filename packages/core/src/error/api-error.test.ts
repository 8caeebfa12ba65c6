import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  type AnyApiError,
  ApiError,
  createApiError,
  defineErrors,
  fromJSON,
  isApiError,
  spotV3,
  toApiError,
} from '../index.js';
import { brandError } from './brand-error.js';

describe('ApiError', () => {
  it('is an Error that is called ApiError', () => {
    const error = createApiError('INVALID_SYMBOL');
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('ApiError: Invalid symbol.');
    expect(error.stack).toMatch(/^ApiError: Invalid symbol\.\n/);
    expect(Object.keys(error)).toEqual(['code', 'reason', 'messageId', 'params']);
  });

  it('has no field by which a framework takes it for an HTTP answer', () => {
    const error = createApiError('API_AUTH_ERROR');
    expect('status' in error || 'statusCode' in error || 'expose' in error).toBe(false);
  });

  it('has frozen params', () => {
    expect(Object.isFrozen(createApiError('PARAM_EMPTY', { parameter: 'symbol' }).params)).toBe(true);
    expect(Object.isFrozen(createApiError('INVALID_SYMBOL').params)).toBe(true);
  });

  it('lets a subclass have a name of its own', () => {
    class BotError extends ApiError {
      constructor() {
        super({ code: -9, message: 'x' });
        this.name = 'BotError';
      }
    }
    const error = new BotError();
    expect(String(error)).toBe('BotError: x');
    expect(error).toBeInstanceOf(BotError);
    expect(error).toBeInstanceOf(ApiError);
    expect(createApiError('INVALID_SYMBOL')).not.toBeInstanceOf(BotError);
  });

  it('has a frozen payload', () => {
    expect(Object.isFrozen(createApiError('INVALID_SYMBOL').payload)).toBe(true);
  });

  it('has a stack that begins where it was asked for', () => {
    const frame = /^ApiError: Invalid symbol\.\n +at (?:.*\()?.*api-error\.test\.ts/;
    expect(createApiError('INVALID_SYMBOL').stack).toMatch(frame);
  });

  it('has a stack of its own on an engine that cannot say where it is to begin', () => {
    const { captureStackTrace } = Error;
    Error.captureStackTrace = undefined as never;
    try {
      expect(createApiError('INVALID_SYMBOL').stack).toMatch(/^ApiError: Invalid symbol\.\n/);
    } finally {
      Error.captureStackTrace = captureStackTrace;
    }
  });

  it('keeps 256 UTF-16 units of a text param', () => {
    const { params } = createApiError('PARAM_EMPTY', { parameter: 'x'.repeat(300) });
    expect(params.parameter).toHaveLength(256);
    const json = {
      ...createApiError('PARAM_EMPTY', { parameter: '' }).toJSON(),
      params: { parameter: 'x'.repeat(300) },
    };
    expect((fromJSON(json) as AnyApiError).params.parameter).toHaveLength(256);
  });

  it('keeps what came on the wire as payload', () => {
    const error = createApiError('INVALID_SYMBOL', {}, { msg: '無効な銘柄です。' });
    expect(error.message).toBe('Invalid symbol.');
    expect(error.payload).toEqual({ code: -1121, msg: '無効な銘柄です。' });
    expect(toApiError({ code: -1121 })?.payload).toEqual({ code: -1121, msg: '' });
  });

  it('is written to JSON field by field, without cause and stack', () => {
    const error = createApiError('PARAM_EMPTY', { parameter: 'symbol' }, { cause: new Error('secret') });
    expect(JSON.parse(JSON.stringify({ error }))).toEqual({
      error: {
        $errlex: 1,
        name: 'ApiError',
        message: "Parameter 'symbol' cannot be empty.",
        code: -1141,
        reason: 'PARAM_EMPTY',
        messageId: 'PARAM_EMPTY',
        params: { parameter: 'symbol' },
      },
    });
  });
});

describe('ApiError#toJSON', () => {
  it('keeps the text on the wire where it is not the message', () => {
    const translated = createApiError('INVALID_SYMBOL', {}, { msg: '無効な銘柄です。' });
    const bare = toApiError({ code: -1121 });
    for (const error of [translated, bare]) {
      const copy = fromJSON(JSON.parse(JSON.stringify(error)));
      expect([copy?.message, copy?.messageId, copy?.payload]).toEqual([
        error?.message,
        error?.messageId,
        error?.payload,
      ]);
    }
  });
});

describe('ApiError#answer', () => {
  const answer = {
    httpStatus: 429,
    retryAfter: 7000,
    date: 1e12,
    receivedAt: 1e12 + 5,
    contentLanguage: 'ja',
  };

  it('survives the way over JSON, as upstream does', () => {
    const error = toApiError({ code: -1121, msg: 'Invalid symbol.' }, { answer, upstream: true });
    const copy = fromJSON(JSON.parse(JSON.stringify(error)));
    expect(copy).toMatchObject({ answer, upstream: true });
    expect(Object.keys(createApiError('INVALID_SYMBOL'))).not.toContain('answer');
  });

  it.each([
    ['no status', { receivedAt: 1 }],
    ['a status above 599', { ...answer, httpStatus: 600 }],
    ['a status below 100', { ...answer, httpStatus: 99 }],
    ['a time before 1970', { ...answer, receivedAt: -1 }],
    ['a time that is none', { ...answer, receivedAt: 'x' }],
    ['nothing', null],
  ])('is absent where the JSON holds %s', (_, wrong) => {
    const json = { ...createApiError('INVALID_SYMBOL').toJSON(), answer: wrong };
    expect(fromJSON(json)?.answer).toBeUndefined();
  });

  it('keeps of the JSON what is in order', () => {
    const wrong = {
      httpStatus: 429,
      receivedAt: 1,
      retryAfter: -1,
      date: Number.NaN,
      contentLanguage: 'x'.repeat(100),
    };
    const json = { ...createApiError('INVALID_SYMBOL').toJSON(), answer: wrong, upstream: 'yes' };
    const copy = fromJSON(json);
    expect(copy?.answer).toEqual({ httpStatus: 429, receivedAt: 1, contentLanguage: 'x'.repeat(64) });
    expect(copy?.upstream).toBeUndefined();
    for (const httpStatus of [100, 599]) {
      const right = { httpStatus, receivedAt: 0, retryAfter: 0, date: 0 };
      expect(fromJSON({ ...json, answer: right })?.answer).toEqual(right);
    }
  });
});

describe('isApiError', () => {
  it('knows its mark in another realm', () => {
    expect(isApiError(runInNewContext(`({ [Symbol.for('@errlex/core/ApiError')]: true, code: -9 })`))).toBe(
      true,
    );
  });

  it('is false for a reason of another catalog that has the same name', () => {
    const broker = defineErrors([{ ...spotV3[1], code: -4000 }]);
    const error = broker.createApiError('SYSTEM_ERROR');
    expect(
      isApiError(error, 'SYSTEM_ERROR') || broker.isApiError(createApiError('SYSTEM_ERROR'), 'SYSTEM_ERROR'),
    ).toBe(false);
    expect(isApiError(error) && broker.isApiError(error, 'SYSTEM_ERROR')).toBe(true);
  });

  it('holds for what a proxy or a descendant shows of an error, and not for the prototype', () => {
    const error = createApiError('INVALID_SYMBOL');
    for (const view of [new Proxy(error, {}), Object.create(error)]) {
      expect(isApiError(view) && view.payload.msg).toBe('Invalid symbol.');
    }
    expect(isApiError(ApiError.prototype)).toBe(false);
  });

  it('holds for one of several reasons', () => {
    const error = createApiError('INVALID_SYMBOL');
    expect(isApiError(error, ['PARAM_EMPTY', 'INVALID_SYMBOL'])).toBe(true);
    expect(isApiError(error, ['PARAM_EMPTY']) || isApiError(error, [])).toBe(false);
  });

  it('is false for a mark on what is none', () => {
    const get = (_: unknown, key: PropertyKey) => typeof key === 'symbol' || key === 'code' || expect.fail();
    expect(isApiError(new Proxy({}, { get }), 'INVALID_SYMBOL')).toBe(false);
  });

  it('is false for another reason and for what is no ApiError', () => {
    expect(isApiError(createApiError('INVALID_SYMBOL'), 'PARAM_EMPTY')).toBe(false);
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const value of [
      undefined,
      null,
      'ApiError',
      new Error('x'),
      { name: 'ApiError', code: -1121 },
      revoked.proxy,
    ]) {
      expect(isApiError(value)).toBe(false);
      expect(value instanceof ApiError).toBe(false);
    }
  });
});

describe('brandError', () => {
  it('names a class that a bundler renamed', () => {
    class Minified extends Error {}
    brandError(Minified, 'BotError', 'code');
    expect([Minified.name, new Minified('x').name]).toEqual(['BotError', 'BotError']);
  });

  it('marks a class in every copy, and leaves its subclasses to their prototypes', () => {
    class Marked extends Error {
      readonly code = 7;
    }
    class Copy extends Error {
      readonly code = 7;
    }
    for (const one of [Marked, Copy]) brandError(one, 'MarkedError', 'code');
    class Sub extends Marked {}
    expect([new Copy() instanceof Marked, new Sub() instanceof Marked, new Sub() instanceof Sub]).toEqual([
      true,
      true,
      true,
    ]);
    expect([Marked.prototype instanceof Marked, new Marked() instanceof Sub]).toEqual([false, false]);
  });

  it('has Node print the fields of an error whose name may be set', () => {
    class Marked extends Error {
      readonly code = 7;
    }
    brandError(Marked, 'MarkedError', 'code');
    expect(inspect(Object.assign(new Marked('x'), { name: 'BotError' }))).toMatch(/^BotError: x\n.*code: 7/s);
    expect(inspect({ a: new Marked('x') }, { depth: 0 })).toBe('{ a: [MarkedError] }');
  });
});
