import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { defineErrors, spotV3 } from '../index.js';
import { toIssueMessage, toValidationError } from './index.js';

const order = z.object({
  symbol: z.string().check(z.regex(/^[A-Z]+$/, 'INVALID_SYMBOL')),
  limit: z.int().check(z.maximum(1000, toIssueMessage('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 }))),
  legs: z.optional(z.array(z.object({ price: z.string() }))),
});

function validate(input: unknown, withInput = true) {
  const result = order['~standard'].validate(input);
  if (result instanceof Promise || !result.issues) throw new Error('there is no issue');
  return toValidationError(result.issues, withInput ? { input } : {});
}

describe('toValidationError', () => {
  it('calls a missing, null or empty parameter empty', () => {
    for (const symbol of [undefined, null, '']) {
      const issues = [{ message: 'Invalid input', path: ['symbol'] }];
      expect(toValidationError(issues, { input: { symbol } }).message).toBe(
        "Parameter 'symbol' cannot be empty.",
      );
    }
    expect(validate({ limit: 1 }).messageId).toBe('PARAM_EMPTY');
  });

  it('calls any other parameter invalid, by its path', () => {
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
    const own = defineErrors([
      { ...spotV3[0], code: -9, reason: 'OWN', messages: { OWN: ['Own %d.', 'size'] } },
    ]);
    const issues = [{ message: toIssueMessage('OWN', { size: 5 }, own), path: ['x'] }];
    expect(toValidationError(issues, { errors: own }).message).toBe('Own 5.');
  });

  it('takes a name that no catalog holds for a text', () => {
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

  it('calls a parameter empty whose holder is missing or cannot be read', () => {
    const trap = new Proxy({}, { get: () => expect.fail() });
    for (const input of [undefined, null, { order: null }, { order: { id: '' } }, trap]) {
      const issues = [{ message: 'Invalid input', path: ['order', 'id'] }];
      expect(toValidationError(issues, { input }).messageId).toBe('PARAM_EMPTY');
    }
  });

  it('is a failed validation where nothing says more', () => {
    expect(toValidationError([]).messageId).toBe('PARAM_VALIDATE_ERROR');
    expect(validate('text').messageId).toBe('PARAM_VALIDATE_ERROR');
  });

  it('holds nothing of the input', () => {
    const error = validate({ symbol: 'A', limit: 'my-secret' });
    expect(JSON.stringify(error) + error.stack).not.toContain('my-secret');
  });
});
