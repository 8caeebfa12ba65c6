import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonExact, toOutcome } from './index.js';

describe('parseJsonExact', () => {
  it('keeps the digits of an integer beyond 2^53', () => {
    const body =
      '{"orderId":702345678901234568,"text":"\\"702345678901234568\\": 1","n":-9007199254740993,"safe":9007199254740991}';
    expect(parseJsonExact(body)).toEqual({
      orderId: '702345678901234568',
      text: '"702345678901234568": 1',
      n: '-9007199254740993',
      safe: 9007199254740991,
    });
  });

  it('reads 10 MB in one string', () => {
    const body = `{"code":-1121,"id":702345678901234568,"msg":"${'a'.repeat(1e7)}"}`;
    expect(toOutcome(body).kind).toBe('api-error');
  });

  it('leaves fractions and exponents as they are', () => {
    expect(parseJsonExact('[1234567890123456.5, 1234567890123456e3, 0.1234567890123456]')).toEqual([
      1234567890123456.5, 1234567890123456e3, 0.1234567890123456,
    ]);
  });

  it('reads other texts as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\d{16}/.test(text));
        expect(parseJsonExact(text)).toEqual(JSON.parse(text));
      }),
    );
    expect(() => parseJsonExact('{')).toThrow(SyntaxError);
  });
});
