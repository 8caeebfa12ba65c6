import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog/catalog.js';
import { spotV3 } from '../catalog/spot-v3.js';
import { defineErrors } from '../define-errors.js';
import { decode, isApiError, toApiError } from '../spot-v3-errors.js';

describe('toApiError', () => {
  it('takes the reason from the code, and message id and params from the text', () => {
    const error = toApiError({ code: -1140, msg: 'limit must be between 1 and 1000.' });
    expect(error).toMatchObject({
      domain: 'spotV3',
      code: -1140,
      reason: 'PARAM_VALIDATE_ERROR',
      messageId: 'PARAM_VALIDATE_ERROR.limit',
      params: { min: 1, max: 1000 },
      message: 'limit must be between 1 and 1000.',
      msg: 'limit must be between 1 and 1000.',
    });
    expect(error?.definition).toBe(spotV3.find(({ code }) => code === -1140));
  });

  it('keeps an undocumented text', () => {
    const msg = 'Either orderId or origClientOrderId must be sent.';
    const error = toApiError({ code: -1140, msg });
    expect(error).toMatchObject({
      reason: 'PARAM_VALIDATE_ERROR',
      messageId: undefined,
      params: {},
      message: msg,
    });
  });

  it('ignores the documented text of another code', () => {
    expect(toApiError({ code: -1047, msg: 'Invalid symbol.' })).toMatchObject({
      reason: 'API_AUTH_ERROR',
      messageId: undefined,
    });
  });

  it('keeps code and text of an unknown code', () => {
    const error = toApiError({ code: -1003, msg: 'Too much request weight used' });
    expect(error).toMatchObject({
      code: -1003,
      reason: undefined,
      messageId: undefined,
      definition: undefined,
    });
    expect(error?.message).toBe('Too much request weight used');
  });

  it('reads a code that is a decimal string', () => {
    expect(toApiError({ code: '-1121', msg: 'Invalid symbol.' })).toMatchObject({
      messageId: 'INVALID_SYMBOL',
    });
  });

  it('has the reason, else the code, as message of an error without a text', () => {
    expect(toApiError({ code: -1121 })).toMatchObject({
      message: 'INVALID_SYMBOL',
      msg: '',
      messageId: undefined,
    });
    expect(toApiError({ code: -9 })).toMatchObject({ message: 'Error -9', msg: '', reason: undefined });
  });

  it('keeps 4096 UTF-16 units of a text, and no half of a surrogate pair', () => {
    expect(toApiError({ code: -9, msg: 'x'.repeat(5000) })?.message).toHaveLength(4096);
    expect(toApiError({ code: -9, msg: `${'x'.repeat(4095)}😀` })?.message).toHaveLength(4095);
  });

  it('reads no param from a number that a double cannot hold', () => {
    const msg = 'Time range cannot exceed 9007199254740993 days.';
    expect(toApiError({ code: -1170, msg })).toMatchObject({ messageId: undefined, message: msg });
  });

  it.each([
    ['null', null],
    ['an array', [{ code: -1121, msg: 'Invalid symbol.' }]],
    ['a text', '{"code":-1121}'],
    ['an object without a code', { msg: 'Invalid symbol.' }],
    ['a code with a fraction', { code: -1121.5, msg: 'x' }],
    ['a code beyond 2^53', { code: -1e30, msg: 'x' }],
    ['a positive code without a text', { code: 12, name: 'a coin' }],
    ['a code of letters', { code: 'BTC', msg: 'x' }],
    ['a code in hexadecimal digits', { code: '0x10', msg: 'x' }],
    ['a code with an exponent', { code: '1e3', msg: 'x' }],
    ['a decimal string with a fraction', { code: '-1121.0', msg: 'x' }],
    ['a code of 16 digits in a string', { code: '-1234567890123456', msg: 'x' }],
    ['NaN', { code: Number.NaN, msg: 'x' }],
    ['Infinity', { code: Number.POSITIVE_INFINITY, msg: 'x' }],
    ['the code true', { code: true, msg: 'x' }],
    ['a code in a list', { code: [5], msg: 'x' }],
    ['success 0', { code: 0, msg: 'success' }],
    ['success "0"', { code: '0', msg: 'success' }],
    ['success "00000"', { code: '00000', msg: 'success', data: 1 }],
    ['success -0', { code: -0, msg: 'success' }],
    ['success 200', { code: 200, msg: 'success' }],
    ['success "200"', { code: '200', msg: 'success' }],
  ])('is undefined for %s', (_, value) => {
    expect(toApiError(value)).toBeUndefined();
  });

  it('is undefined for a value whose properties throw', () => {
    const trap = new Proxy({}, { get: () => expect.fail() });
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect([toApiError(trap), toApiError(proxy)]).toEqual([undefined, undefined]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true }),
        (value) => void toApiError(value),
      ),
    );
    fc.assert(
      fc.property(fc.record({ code: fc.oneof(fc.integer(), fc.anything()), msg: fc.anything() }), (value) => {
        const error = toApiError(value);
        expect(error === undefined || isApiError(error)).toBe(true);
      }),
    );
  });
});

describe('decode', () => {
  it('returns the fields of the error of toApiError, without an Error', () => {
    const payload = { code: -1142, msg: "Parameter 'symbol' is invalid.", requestId: '7' };
    const options = {
      responseInfo: { httpStatus: 400, receivedAt: 1 },
      upstream: true,
      cause: new RangeError('why'),
    };
    const data = decode(payload, options);
    const error = toApiError(payload, options);
    expect(data).not.toBeInstanceOf(Error);
    expect(error).toMatchObject({ ...data });
    expect([data?.data, error?.data]).toEqual([{ requestId: '7' }, { requestId: '7' }]);
  });

  it('has no field that was not given', () => {
    expect(Object.keys(decode({ code: -1121, msg: 'Invalid symbol.' }) ?? {})).toEqual([
      'code',
      'reason',
      'messageId',
      'params',
      'message',
      'msg',
      'definition',
      'domain',
    ]);
  });

  it('reads `message` under an error status', () => {
    const payload = { code: 1126, message: 'FAILED_INVALID_PRICE_SCALE' };
    expect(decode(payload)).toBeUndefined();
    const options = { responseInfo: { httpStatus: 400, receivedAt: 1 } };
    expect(decode(payload, options)).toMatchObject({ code: 1126, msg: 'FAILED_INVALID_PRICE_SCALE' });
  });
});

describe('a code with many messages', () => {
  const definition = (messages: Catalog[number]['messages']) =>
    defineErrors([{ code: -9, reason: 'MANY', messages }] as Catalog);
  const numbered = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [
      `MANY.m${index}`,
      [`Word${index} is not %s.`, 'name'] as const,
    ]),
  );

  it('has each of them found', () => {
    const many = definition(numbered);
    for (const [id, [template]] of Object.entries(numbered)) {
      expect(many.decode({ code: -9, msg: template.replace('%s', 'x') })?.messageId).toBe(id);
    }
    expect(many.decode({ code: -9, msg: 'Word7' })?.messageId).toBeUndefined();
  });

  /** `%s is not %s.` matches the text of every other message; the first one wins. */
  const any = { 'MANY.any': ['%s is not %s.', 'left', 'right'] } as const;
  const named = { 'MANY.named': ['Order is not %s.', 'state'] } as const;
  const joined = { 'MANY.joined': ['Order%s not open.', 'rest'] } as const;
  const fillers = (count: number) => Object.fromEntries(Object.entries(numbered).slice(0, count));

  it.each([0, 1, 2, 3, 6, 7, 30])('matches in the order of the definition beside %i others', (count) => {
    const messageIdOf = (messages: Catalog[number]['messages']) =>
      definition(messages).decode({ code: -9, msg: 'Order is not open.' })?.messageId;
    expect(messageIdOf({ ...any, ...fillers(count), ...named })).toBe('MANY.any');
    expect(messageIdOf({ ...named, ...fillers(count), ...any })).toBe('MANY.named');
    expect(messageIdOf({ ...joined, ...fillers(count), ...named, ...any })).toBe('MANY.joined');
    expect(messageIdOf({ ...fillers(count), ...named, ...joined })).toBe('MANY.named');
  });

  it('has a text of one word found, also as the whole of a template', () => {
    const errors = definition({ ...fillers(9), 'MANY.won': ['Won.'], 'MANY.no': ['No%s!', 'thing'] });
    expect(errors.decode({ code: -9, msg: 'Won.' })?.messageId).toBe('MANY.won');
    expect(errors.decode({ code: -9, msg: 'Nothing!' })).toMatchObject({
      messageId: 'MANY.no',
      params: { thing: 'thing' },
    });
  });

  it('gives the same result with an index and without one', () => {
    const pieces = fc.constantFrom('Order', 'Price', ' ', 'is', 'low', '%s', '.');
    const templates = fc
      .uniqueArray(
        fc.array(pieces, { minLength: 1, maxLength: 6 }).map((some) => some.join('')),
        {
          minLength: 9,
          maxLength: 14,
        },
      )
      .map((texts) => texts.filter((text) => !/%s%s/.test(text)));
    const texts = fc.array(fc.constantFrom('Order', 'Price', ' ', 'is', 'low', '.', 'x'), { maxLength: 6 });
    fc.assert(
      fc.property(templates, texts, (some, words) => {
        fc.pre(some.length > 8);
        const messages = some.map((template, index) => {
          const names = (template.match(/%s/g) ?? []).map((_, position) => `p${position}`);
          return [`MANY.m${index}`, [template, ...names]] as const;
        });
        const msg = words.join('');
        const one = messages.find(
          ([id, message]) =>
            definition({ [id]: message as never }).decode({ code: -9, msg })?.messageId !== undefined,
        );
        const all = definition(Object.fromEntries(messages) as never);
        expect(all.decode({ code: -9, msg })?.messageId).toBe(one?.[0]);
      }),
      { numRuns: 200 },
    );
  });
});
