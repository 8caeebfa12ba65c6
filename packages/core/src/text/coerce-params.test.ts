import { describe, expect, it } from 'vitest';
import { coerceParams } from './template.js';

const limit = { names: ['min', 'max'], kinds: ['%d', '%d'] };
const named = { names: ['field', 'max'], kinds: ['%s', '%d'] };

describe('coerceParams', () => {
  it('turns the texts of %d into numbers', () => {
    expect(coerceParams(limit, ['1', '-2.5'])).toEqual({ min: 1, max: -2.5 });
    expect(coerceParams(named, ['007', '7'])).toEqual({ field: '007', max: 7 });
  });

  it.each(['', ' 1', '01', '1.0', '1e3', '0x10', '-0', '9007199254740993', 'one', '１'])(
    'is undefined for a number that is written %j',
    (part) => {
      expect(coerceParams(named, ['a', part])).toBeUndefined();
    },
  );

  it('reads the numbers that String writes', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, 1e21, 5e-324]) {
      expect(coerceParams(named, ['a', String(number)])?.max).toBe(number);
    }
  });
});
