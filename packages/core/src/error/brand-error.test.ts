import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isResponseError, ResponseError } from '../response/index.js';
import { createApiError, ErrorCode, isApiError, toApiError } from '../spot-v3-errors.js';
import { ApiError } from './api-error.js';
import { brandErrorClass } from './brand-error.js';

afterEach(() => vi.unstubAllGlobals());

describe('two copies of this package', () => {
  it('recognize the errors of each other', async () => {
    vi.resetModules();
    const copy = await import('../index.js');
    expect(copy.ApiError).not.toBe(ApiError);
    const ours = createApiError('INVALID_SYMBOL');
    const theirs = copy.createApiError('INVALID_SYMBOL');
    expect(isApiError(theirs, 'INVALID_SYMBOL') && copy.isApiError(ours, 'INVALID_SYMBOL')).toBe(true);
    expect(theirs instanceof ApiError && ours instanceof copy.ApiError).toBe(true);
    expect(copy.ErrorCode).toEqual(ErrorCode);
    expect(copy.ApiError.name).toBe('ApiError');
    expect(String(theirs)).toBe('ApiError: Invalid symbol.');
    expect(String(Object.assign(theirs, { name: 'BotError' }))).toBe('BotError: Invalid symbol.');
    expect(inspect({ a: theirs }, { depth: 0 })).toBe('{ a: [BotError] }');
  });
});

describe('brandErrorClass', () => {
  it('names a class that a bundler renamed', () => {
    class Minified extends Error {}
    brandErrorClass(Minified, 'BotError', 'code');
    expect([Minified.name, new Minified('x').name]).toEqual(['BotError', 'BotError']);
  });

  it('brands a class in every copy, and leaves its subclasses to their prototypes', () => {
    class Branded extends Error {
      readonly code = 7;
    }
    class Copy extends Error {
      readonly code = 7;
    }
    for (const one of [Branded, Copy]) brandErrorClass(one, 'BrandedError', 'code');
    class Sub extends Branded {}
    expect([new Copy() instanceof Branded, new Sub() instanceof Branded, new Sub() instanceof Sub]).toEqual([
      true,
      true,
      true,
    ]);
    expect([new Branded() instanceof Sub, new Copy() instanceof Sub]).toEqual([false, false]);
  });

  it('has Node print the fields of an error whose name may be set', () => {
    class Branded extends Error {
      readonly code = 7;
    }
    brandErrorClass(Branded, 'BrandedError', 'code');
    expect(inspect(Object.assign(new Branded('x'), { name: 'BotError' }))).toMatch(
      /^BotError: x\n.*code: 7/s,
    );
    expect(inspect({ a: new Branded('x') }, { depth: 0 })).toBe('{ a: [BrandedError] }');
  });

  it('is false for values whose prototype cannot be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect([proxy instanceof ApiError, proxy instanceof ResponseError]).toEqual([false, false]);
  });
});

/**
 * Creates a class as compilers write it for ES5: a function that tests `this instanceof` before any field is
 * set, and creates its object with `Reflect.construct`, so that it is a real `Error`.
 */
function createEs5Class(Parent: abstract new (...args: never[]) => Error, fields: object) {
  // TypeScript has no type for a function that acts as a class.
  const construct = Reflect.construct as (target: unknown, args: unknown[], newTarget: unknown) => object;
  function Compiled(this: object, ...args: unknown[]): object {
    if (!(this instanceof Compiled)) throw new TypeError('Cannot call a class as a function');
    return Object.assign(construct(Parent, args, this.constructor), fields);
  }
  Compiled.prototype = Object.create(Parent.prototype, {
    constructor: { value: Compiled, configurable: true, writable: true },
  });
  Object.setPrototypeOf(Compiled, Parent);
  return Compiled as unknown as new (
    ...args: unknown[]
  ) => Error;
}

describe('a class that is compiled to ES5', () => {
  it('is constructed and recognized as a branded class', () => {
    const Compiled = createEs5Class(Error, { code: 7 });
    brandErrorClass(Compiled, 'Es5Error', 'code');
    const error = new Compiled('x');
    expect([error instanceof Compiled, error instanceof Error, error.name]).toEqual([true, true, 'Es5Error']);
    expect(() => (Compiled as unknown as () => void).call({})).toThrow('Cannot call a class as a function');
  });

  it('recognizes the errors of a copy that is not compiled, and the other way around', () => {
    class Native extends Error {
      readonly code = 7;
    }
    const Compiled = createEs5Class(Error, { code: 7 });
    for (const one of [Native, Compiled]) brandErrorClass(one, 'Es5Error', 'code');
    expect([new Native() instanceof Compiled, new Compiled() instanceof Native]).toEqual([true, true]);
  });

  it('extends ApiError and ResponseError', () => {
    const OrderError = createEs5Class(ApiError, {});
    const order = new OrderError({ code: -9, message: 'x' });
    expect([order instanceof OrderError, order instanceof ApiError, isApiError(order)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(createApiError('INVALID_SYMBOL') instanceof OrderError).toBe(false);
    expect(order).toMatchObject({ code: -9, message: 'x', msg: 'x' });
    const PageError = createEs5Class(ResponseError, {});
    const page = new PageError({ body: '<html>' });
    expect([page instanceof PageError, page instanceof ResponseError, isResponseError(page)]).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('cause', () => {
  /** `Error` of Chrome before 93, which takes no options. */
  class OldError extends Error {
    constructor(message?: string) {
      super(message);
    }
  }

  it('is an own property like the native one, also if the engine ignores the option', async () => {
    vi.stubGlobal('Error', OldError);
    vi.resetModules();
    const old = await import('../index.js');
    const response = await import('../response/index.js');
    const cause = new RangeError('why');
    const errors = [
      old.createApiError('INVALID_SYMBOL', {}, { cause }),
      old.toApiError({ code: -1, msg: 'x' }, { cause }),
      new response.ResponseError({ cause }),
      toApiError({ code: -1, msg: 'x' }, { cause }),
    ];
    for (const error of errors) {
      expect(Object.getOwnPropertyDescriptor(error, 'cause')).toEqual({
        value: cause,
        configurable: true,
        enumerable: false,
        writable: true,
      });
    }
    const without = [old.createApiError('INVALID_SYMBOL'), new response.ResponseError({})];
    expect(without.map((error) => 'cause' in error)).toEqual([false, false]);
  });
});

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
