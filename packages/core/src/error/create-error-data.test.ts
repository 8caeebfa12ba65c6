import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyParams } from '../catalog/catalog.js';
import { indexCatalog } from '../catalog/index-catalog.js';
import { spotV3 } from '../catalog/spot-v3.js';
import { toPayload } from '../contract/payload.js';
import { type AnyErrorSet, defineErrors } from '../define-errors.js';
import {
  createApiError,
  createErrorData,
  ErrorCode,
  fromJSON,
  spotV3Errors,
  toApiError,
} from '../spot-v3-errors.js';
import { ApiError } from './api-error.js';

/** The error set, typed without its ids. */
const anyErrors: AnyErrorSet = spotV3Errors;

/** Every message of the shipped catalog with params of the right types, any number and any text among them. */
const anyMessage = fc
  .constantFrom(...spotV3.flatMap(({ code }) => indexCatalog(spotV3)(code)?.messages ?? []))
  .chain(({ id, names, kinds }) =>
    fc
      .tuple(
        ...names.map((_, index) =>
          kinds[index] === '%d' ? fc.double() : fc.string({ unit: 'binary', maxLength: 300 }),
        ),
      )
      .map((values) => ({
        id,
        params: Object.fromEntries(names.map((name, index) => [name, values[index]])) as AnyParams,
      })),
  );

describe('createApiError', () => {
  it('fills in the documented text', () => {
    const cause = new Error('why');
    const error = createApiError('PARAM_EMPTY', { parameter: 'symbol' }, { cause });
    expect(error.message).toBe("Parameter 'symbol' cannot be empty.");
    expect(error.cause).toBe(cause);
    expect(toPayload(error)).toEqual({
      code: ErrorCode.PARAM_EMPTY,
      msg: "Parameter 'symbol' cannot be empty.",
    });
  });

  it('has no cause of its own', () => {
    expect('cause' in createApiError('INVALID_SYMBOL')).toBe(false);
  });

  it('keeps a cause that is undefined, as the native Error does', () => {
    const error = createApiError('INVALID_SYMBOL', {}, { cause: undefined });
    expect(Object.getOwnPropertyDescriptor(error, 'cause')).toEqual({
      value: undefined,
      configurable: true,
      enumerable: false,
      writable: true,
    });
  });

  it('has the message as msg, or the text that was given', () => {
    expect(createApiError('INVALID_SYMBOL').msg).toBe('Invalid symbol.');
    const error = createApiError('INVALID_SYMBOL', {}, { msg: '無効な銘柄です。' });
    expect([error.message, error.msg]).toEqual(['Invalid symbol.', '無効な銘柄です。']);
  });

  it.each<[id: string, params: object | undefined, message: string]>([
    ['NO_SUCH', undefined, 'Unknown message id "NO_SUCH".'],
    ['PARAM_EMPTY.no', undefined, 'Unknown message id "PARAM_EMPTY.no".'],
    ['constructor', undefined, 'Unknown message id "constructor".'],
    ['__proto__', undefined, 'Unknown message id "__proto__".'],
    ['-1121', undefined, 'Unknown message id "-1121".'],
    ['PARAM_EMPTY', undefined, 'PARAM_EMPTY: missing param "parameter" (string)'],
    [
      'PARAM_VALIDATE_ERROR.limit',
      { min: 1, max: '2' },
      'PARAM_VALIDATE_ERROR.limit: param "max": expected a number, got string',
    ],
    ['PARAM_EMPTY', { parameter: null }, 'PARAM_EMPTY: param "parameter": expected a string, got object'],
  ])('throws a TypeError for %s with %j', (id, params, message) => {
    // JavaScript callers may pass anything.
    expect(() => anyErrors.createApiError(id, params as AnyParams)).toThrow(new TypeError(message));
  });

  it('turns -0 into 0, which reads the same in a text', () => {
    expect(createApiError('PARAM_VALIDATE_ERROR.limit', { min: -0, max: 5 }).params.min).toBe(0);
  });

  it('keeps 256 UTF-16 units of a text param', () => {
    const { params } = createApiError('PARAM_EMPTY', { parameter: 'x'.repeat(300) });
    expect(params.parameter).toHaveLength(256);
  });

  it('is what toApiError reads from its payload, for any params', () => {
    fc.assert(
      fc.property(anyMessage, ({ id, params }) => {
        const error = anyErrors.createApiError(id, params);
        const { reason, messageId } = error;
        expect(toApiError(toPayload(error))).toMatchObject({ reason, messageId, params: error.params });
      }),
      { numRuns: 500 },
    );
  });

  it('is what fromJSON reads from its JSON, for any params', () => {
    fc.assert(
      fc.property(anyMessage, ({ id, params }) => {
        const error = anyErrors.createApiError(id, params);
        const copy = fromJSON(JSON.parse(JSON.stringify(error)));
        expect(copy).toMatchObject({ ...error, message: error.message, msg: error.msg });
        expect(copy?.definition).toBe(error.definition);
      }),
      { numRuns: 500 },
    );
  });

  it('has the domain of its contract, and none without one', () => {
    const definitions = [{ code: 1, reason: 'OWN', messages: { OWN: ['Own.'] } }] as const;
    expect(createApiError('INVALID_SYMBOL').domain).toBe('spotV3');
    expect(defineErrors(definitions, { domain: 'acme' }).createApiError('OWN').domain).toBe('acme');
    expect('domain' in defineErrors(definitions).createApiError('OWN')).toBe(false);
  });
});

describe('a retired definition', () => {
  const gone = {
    code: 7,
    reason: 'GONE',
    retired: true,
    messages: { GONE: ['%s is gone.', 'what'] },
  } as const;
  const errors: AnyErrorSet = defineErrors([gone], { domain: 'acme' });

  it('creates no error', () => {
    const refused = new TypeError('GONE: GONE is retired: it can be read, but no longer created.');
    expect(() => errors.createErrorData('GONE', { what: 'It' })).toThrow(refused);
    expect(() => errors.createApiError('GONE', { what: 'It' })).toThrow(refused);
  });

  it('is read as before: from payloads, from JSON, and from documents that allow it', () => {
    const read = errors.decode({ code: 7, msg: 'It is gone.' });
    expect(read).toMatchObject({ reason: 'GONE', messageId: 'GONE', params: { what: 'It' } });
    expect(errors.fromJSON(errors.toApiError({ code: 7, msg: 'It is gone.' })?.toJSON())?.params).toEqual({
      what: 'It',
    });
    expect(errors.createErrorData('GONE', { what: 'It' }, { allowRetired: true })).toEqual(read);
  });
});

describe('createErrorData', () => {
  it('returns what an error is made from', () => {
    const data = createErrorData('PARAM_EMPTY', { parameter: 'symbol' });
    expect(new ApiError(data).toJSON()).toEqual(
      createApiError('PARAM_EMPTY', { parameter: 'symbol' }).toJSON(),
    );
    expect(data).not.toBeInstanceOf(Error);
  });

  it('throws what createApiError throws', () => {
    expect(() => anyErrors.createErrorData('PARAM_EMPTY', {})).toThrow(TypeError);
  });
});
