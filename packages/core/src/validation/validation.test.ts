import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Catalog } from '../catalog/catalog.js';
import { defineErrors } from '../define-errors.js';
import { toIssueMessage, toValidationError } from './index.js';

const order = z.object({
  symbol: z.string().check(z.regex(/^[A-Z]+$/, 'INVALID_SYMBOL')),
  limit: z.int().check(z.maximum(1000, toIssueMessage('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 }))),
  legs: z.optional(z.array(z.object({ price: z.string() }))),
});

function validate(input: unknown, withInput = true) {
  const result = order['~standard'].validate(input);
  if (result instanceof Promise || !result.issues) throw new Error('There is no issue.');
  return toValidationError(result.issues, withInput ? { input } : {});
}

describe('toValidationError', () => {
  it('has the role missingParam for a missing, null or empty parameter', () => {
    for (const symbol of [undefined, null, '']) {
      const issues = [{ message: 'Invalid input', path: ['symbol'] }];
      expect(toValidationError(issues, { input: { symbol } }).message).toBe(
        "Parameter 'symbol' cannot be empty.",
      );
    }
    expect(validate({ limit: 1 }).messageId).toBe('PARAM_EMPTY');
  });

  it('has the role invalidParam for any other parameter, with its path', () => {
    const error = validate({ symbol: 'A', limit: 1, legs: [{ price: '1' }, { price: 2 }] });
    expect(error).toMatchObject({ messageId: 'PARAM_ERROR', params: { parameter: 'legs[1].price' } });
    expect(validate({ limit: 1 }, false).messageId).toBe('PARAM_ERROR');
    const keyed = [{ message: '', path: [{ key: 'legs' }, { key: 0 }] }];
    expect(toValidationError(keyed).params).toEqual({ parameter: 'legs[0]' });
  });

  it('takes the message that the schema names', () => {
    expect(validate({ symbol: 'btc', limit: 1 }).messageId).toBe('INVALID_SYMBOL');
    expect(validate({ symbol: 'A', limit: 2000 }).message).toBe('limit must be between 1 and 1000.');
  });

  it('takes a message of another catalog', () => {
    const own = defineErrors([{ code: -9, reason: 'OWN', messages: { OWN: ['Own %d.', 'size'] } }]);
    const issues = [{ message: toIssueMessage('OWN', { size: 5 }, own), path: ['x'] }];
    expect(toValidationError(issues, { errors: own }).message).toBe('Own 5.');
  });

  it('ignores a message that names no documented message', () => {
    for (const message of [
      'NO_SUCH_REASON',
      'Not INVALID_SYMBOL',
      'INVALID_SYMBOL it is',
      'INVALID_SYMBOL {}.',
      'PARAM_EMPTY {x}',
      'PARAM_EMPTY {"parameter":7}',
    ]) {
      expect(toValidationError([{ message, path: ['x'] }]).messageId).toBe('PARAM_ERROR');
    }
  });

  it.each<[path: PropertyKey[], parameter: string]>([
    [[0, 'price'], '[0].price'],
    [['a', 'b', 1, 2], 'a.b[1][2]'],
    [['a', Symbol('b')], 'a.Symbol(b)'],
  ])('writes the path %j as %s', (path, parameter) => {
    expect(toValidationError([{ message: '', path }]).params).toEqual({ parameter });
  });

  it('has the role missingParam for a parameter whose holder is missing or cannot be read', () => {
    const trap = new Proxy({}, { get: () => expect.fail() });
    for (const input of [undefined, null, { order: null }, { order: { id: '' } }, trap]) {
      const issues = [{ message: 'Invalid input', path: ['order', 'id'] }];
      expect(toValidationError(issues, { input }).messageId).toBe('PARAM_EMPTY');
    }
  });

  it('is PARAM_VALIDATE_ERROR without an issue and without a path', () => {
    expect(toValidationError([]).messageId).toBe('PARAM_VALIDATE_ERROR');
    expect(validate('text').messageId).toBe('PARAM_VALIDATE_ERROR');
  });

  it('has no value of the input', () => {
    const error = validate({ symbol: 'A', limit: 'my-secret' });
    expect(JSON.stringify(error) + error.stack).not.toContain('my-secret');
  });
});

describe('toValidationError of another contract', () => {
  const catalog = [
    { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
    {
      code: 2,
      reason: 'BAD_PARAM',
      messages: { BAD_PARAM: ['Parameter %s is invalid.', 'field'], 'BAD_PARAM.any': ['Bad request.'] },
    },
    { code: 3, reason: 'NO_PARAM', messages: { NO_PARAM: ['Parameter %s is missing.', 'field'] } },
    { code: 4, reason: 'PLAIN', messages: { PLAIN: ['Bad request.'] } },
  ] as const satisfies Catalog;
  const wrong = [{ message: '', path: ['price'] }];

  it.each<[what: string, roles: object, input: unknown, issues: typeof wrong, message: string]>([
    [
      'the role invalidParam',
      { invalidParam: 'BAD_PARAM', missingParam: 'NO_PARAM' },
      { price: 1 },
      wrong,
      'Parameter price is invalid.',
    ],
    [
      'the role missingParam',
      { invalidParam: 'BAD_PARAM', missingParam: 'NO_PARAM' },
      {},
      wrong,
      'Parameter price is missing.',
    ],
    [
      'missingParam instead of invalidParam',
      { missingParam: 'NO_PARAM' },
      { price: 1 },
      wrong,
      'Parameter price is missing.',
    ],
    ['a message without params', { invalidParam: 'PLAIN' }, { price: 1 }, wrong, 'Bad request.'],
    [
      'a message without params if there is no path',
      { invalidParam: 'BAD_PARAM' },
      5,
      [{ message: '', path: [] }],
      'Bad request.',
    ],
    [
      'the role unknown if a message needs a path',
      { unknown: 'INTERNAL', invalidParam: 'NO_PARAM' },
      5,
      [{ message: '', path: [] }],
      'Internal error.',
    ],
    ['the role unknown', { unknown: 'INTERNAL' }, { price: 1 }, wrong, 'Internal error.'],
  ])('has %s', (_, roles, input, issues, message) => {
    const errors = defineErrors(catalog as Catalog, { domain: 'acme', roles });
    const error = toValidationError(issues, { errors, input });
    expect(error).toMatchObject({ message, domain: 'acme' });
  });

  it('is PARAM_VALIDATE_ERROR of the shipped catalog without roles', () => {
    const error = toValidationError(wrong, { errors: defineErrors(catalog) });
    expect(error).toMatchObject({ reason: 'PARAM_VALIDATE_ERROR', domain: 'spotV3' });
  });
});
