import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexCatalog } from './catalog/index-catalog.js';
import {
  ApiError,
  type Catalog,
  createApiError,
  createParts,
  defineErrors,
  ErrorCode,
  type ErrorDefinition,
  fromJSON,
  isApiError,
  type MessageId,
  spotV3,
  toApiError,
  toPayload,
} from './index.js';

const row = {
  section: '32xx - Contract',
  category: 'order',
  httpStatus: 400,
  gatewayStatus: 400,
  retry: 'fix-request',
  executed: 'no',
} as const;

const contract = defineErrors([
  ...spotV3,
  {
    ...row,
    code: -3200,
    reason: 'CONTRACT_ORDER_NOT_EXIST',
    messages: { CONTRACT_ORDER_NOT_EXIST: ['Order does not exist.'] },
  },
  {
    ...row,
    code: -3201,
    reason: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT',
    messages: { CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT: ['Order quantity cannot exceed %d.', 'quantity'] },
  },
]);

/**
 * Every message of the default catalog with params of the right types, numbers and texts of any kind among
 * them.
 */
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
        id: id as MessageId,
        params: Object.fromEntries(names.map((name, index) => [name, values[index]])),
      })),
  );

describe('toApiError', () => {
  it('takes the reason from the code, and message id and params from the text', () => {
    const error = toApiError({ code: -1140, msg: 'limit must be between 1 and 1000.' });
    expect(error).toMatchObject({
      code: -1140,
      reason: 'PARAM_VALIDATE_ERROR',
      messageId: 'PARAM_VALIDATE_ERROR.limit',
      params: { min: 1, max: 1000 },
      message: 'limit must be between 1 and 1000.',
    });
    expect(error?.definition).toBe(spotV3.find(({ code }) => code === -1140));
  });

  it('keeps a text that nobody documented', () => {
    const msg = 'Either orderId or origClientOrderId must be sent.';
    const error = toApiError({ code: -1140, msg });
    expect(error).toMatchObject({
      reason: 'PARAM_VALIDATE_ERROR',
      messageId: undefined,
      params: {},
      message: msg,
    });
  });

  it('lets no text replace the reason', () => {
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

  it('reads a code that came as a string', () => {
    expect(toApiError({ code: '-1121', msg: 'Invalid symbol.' })).toMatchObject({
      messageId: 'INVALID_SYMBOL',
    });
  });

  it('names the reason where there is no text', () => {
    expect(toApiError({ code: -1121 })).toMatchObject({ message: 'INVALID_SYMBOL', messageId: undefined });
    expect(toApiError({ code: -9 })).toMatchObject({ message: 'Error -9', reason: undefined });
  });

  it('keeps 4096 UTF-16 units of a text, and no half of a surrogate pair', () => {
    expect(toApiError({ code: -9, msg: 'x'.repeat(5000) })?.message).toHaveLength(4096);
    expect(toApiError({ code: -9, msg: `${'x'.repeat(4095)}😀` })?.message).toHaveLength(4095);
  });

  it('keeps a number that a double cannot hold in the text alone', () => {
    const msg = 'Time range cannot exceed 9007199254740993 days.';
    expect(toApiError({ code: -1170, msg })).toMatchObject({ messageId: undefined, message: msg });
  });

  it.each([
    ['null', null],
    ['an array', [{ code: -1121, msg: 'Invalid symbol.' }]],
    ['a text', '{"code":-1121}'],
    ['an object without a code', { msg: 'Invalid symbol.' }],
    ['a code that is no integer', { code: -1121.5, msg: 'x' }],
    ['a code beyond 2^53', { code: -1e30, msg: 'x' }],
    ['a positive code without a text', { code: 12, name: 'a coin' }],
    ['a code of letters', { code: 'BTC', msg: 'x' }],
    ['a code in hexadecimal digits', { code: '0x10', msg: 'x' }],
    ['a code with an exponent', { code: '1e3', msg: 'x' }],
    ['a code that is true', { code: true, msg: 'x' }],
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

  it('never throws', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
      },
    );
    expect(toApiError(trap)).toBeUndefined();
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

  it('refuses an unknown id, a missing param and a param of the wrong type', () => {
    const create = createApiError as (id: string, params?: object) => ApiError;
    expect(() => create('NO_SUCH')).toThrow(new TypeError('The catalog holds no message "NO_SUCH".'));
    expect(() => create('PARAM_EMPTY.no')).toThrow('The catalog holds no message "PARAM_EMPTY.no".');
    expect(() => create('constructor')).toThrow('The catalog holds no message "constructor".');
    expect(() => create('PARAM_EMPTY')).toThrow('The param "parameter" of "PARAM_EMPTY" is not a string.');
    expect(() => create('PARAM_VALIDATE_ERROR.limit', { min: 1, max: '2' })).toThrow(
      'The param "max" of "PARAM_VALIDATE_ERROR.limit" is not a number.',
    );
  });

  it('has 0 for a negative zero, which no text tells from it', () => {
    expect(createApiError('PARAM_VALIDATE_ERROR.limit', { min: -0, max: 5 }).params.min).toBe(0);
  });

  it('survives the way over a payload, whatever the params', () => {
    fc.assert(
      fc.property(anyMessage, ({ id, params }) => {
        const error = createApiError(id, params as never);
        const { reason, messageId } = error;
        expect(toApiError(toPayload(error))).toMatchObject({ reason, messageId, params: error.params });
      }),
      { numRuns: 500 },
    );
  });

  it('survives the way over JSON, whatever the params', () => {
    fc.assert(
      fc.property(anyMessage, ({ id, params }) => {
        const error = createApiError(id, params as never);
        const copy = fromJSON(JSON.parse(JSON.stringify(error)));
        expect(copy).toMatchObject({ ...error, message: error.message });
        expect(copy?.definition).toBe(error.definition);
      }),
      { numRuns: 500 },
    );
  });
});

describe('fromJSON', () => {
  it('wants the mark of the format', () => {
    expect(fromJSON({ code: -1121, message: 'Invalid symbol.' })).toBeUndefined();
    expect(fromJSON({ $errlex: 2, code: -1121, message: 'Invalid symbol.' })).toBeUndefined();
  });

  it('keeps code and text of what a newer service wrote', () => {
    const json = { $errlex: 1, code: -7777, messageId: 'NEW', params: { x: 1 }, message: 'New.' };
    expect(fromJSON(json)).toMatchObject({
      code: -7777,
      reason: undefined,
      messageId: undefined,
      message: 'New.',
    });
  });

  it('trusts no message id that belongs to another code, and no params of the wrong type', () => {
    const json = {
      $errlex: 1,
      code: -1121,
      messageId: 'PARAM_EMPTY',
      params: { parameter: 'x' },
      message: 'Forged.',
    };
    expect(fromJSON(json)).toMatchObject({ reason: 'INVALID_SYMBOL', messageId: undefined, params: {} });
    const limit = { $errlex: 1, code: -1140, messageId: 'PARAM_VALIDATE_ERROR.limit', message: 'Forged.' };
    expect(fromJSON({ ...limit, params: { min: '1 and', max: {} } })).toMatchObject({ messageId: undefined });
    expect(fromJSON(limit)).toMatchObject({ messageId: undefined, message: 'Forged.' });
    const empty = { ...json, code: -1141, params: { parameter: ['x'] } };
    expect(fromJSON(empty)).toMatchObject({ messageId: undefined, params: {} });
  });

  it('keeps message id and params where the text on the wire is a translation', () => {
    const error = createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 5 }, { msg: '1〜5' });
    const { message, messageId, params, payload } = error;
    const copy = fromJSON(JSON.parse(JSON.stringify(error)));
    expect(copy).toMatchObject({ message, messageId, params, payload });
  });

  it('takes the text on the wire where there is no message', () => {
    const json = { $errlex: 1, code: 7, messageId: 'OWN', params: {}, msg: 'Eigenes.' };
    const errors = defineErrors([{ ...row, code: 7, reason: 'OWN', messages: { OWN: ['Own.'] } }]);
    expect(errors.fromJSON(json)).toMatchObject({ message: 'Eigenes.', messageId: 'OWN' });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void fromJSON(value)));
    fc.assert(
      fc.property(
        fc.record({
          $errlex: fc.constant(1),
          code: fc.anything(),
          messageId: fc.anything(),
          params: fc.anything(),
        }),
        (value) => void fromJSON(value),
      ),
    );
  });
});

describe('createParts', () => {
  it('gives what an error is made of, and refuses what createApiError refuses', () => {
    const parts = createParts('PARAM_EMPTY', { parameter: 'symbol' });
    expect(new ApiError(parts).toJSON()).toEqual(
      createApiError('PARAM_EMPTY', { parameter: 'symbol' }).toJSON(),
    );
    expect(() => createParts('PARAM_EMPTY', {} as never)).toThrow(TypeError);
  });
});

describe('a code with many messages', () => {
  const messages = Object.fromEntries(
    Array.from(
      { length: 200 },
      (_, index) => [`MANY.m${index}`, [`Word${index} is not %s.`, 'name']] as const,
    ),
  );
  const many = defineErrors([
    { ...row, code: -9, reason: 'MANY', messages: { ...messages, 'MANY.any': ['%s is wrong.', 'name'] } },
  ] as Catalog);

  it('tries those of the same first word, and those whose first word holds a param, where it has more than 4', () => {
    const rows = ['Word fails.', 'Word is not %s.', 'Won.', 'No%s!', '%s is wrong.'].map(
      (text, index) => [`OWN.${index}`, text.includes('%s') ? [text, 'name'] : [text]] as const,
    );
    const tried = (size: number, text: string) => {
      const own = { ...row, code: -9, reason: 'OWN', messages: Object.fromEntries(rows.slice(0, size)) };
      return indexCatalog([own] as readonly unknown[] as Catalog)(-9)
        ?.messagesFor(text)
        .map(({ id }) => id);
    };
    expect(tried(5, 'Word is not x.')).toEqual(['OWN.0', 'OWN.1', 'OWN.3', 'OWN.4']);
    expect(tried(5, 'Won.')).toEqual(['OWN.2', 'OWN.3', 'OWN.4']);
    expect(tried(5, 'Nothing!')).toEqual(['OWN.3', 'OWN.4']);
    expect(tried(4, 'Nothing!')).toEqual(['OWN.0', 'OWN.1', 'OWN.2', 'OWN.3']);
  });

  it('finds each by its first word, and those that begin with a param', () => {
    for (const [id, [template = '']] of Object.entries(messages)) {
      expect(many.toApiError({ code: -9, msg: template.replace('%s', 'x') })?.messageId).toBe(id);
    }
    expect(many.toApiError({ code: -9, msg: 'Word7 is wrong.' })).toMatchObject({
      messageId: 'MANY.any',
      params: { name: 'Word7' },
    });
    expect(many.toApiError({ code: -9, msg: 'Word7' })?.messageId).toBeUndefined();
  });
});

describe('defineErrors', () => {
  it('makes the default functions of the reference document', () => {
    const spot = defineErrors(spotV3);
    expect(spot.ErrorCode).toEqual(ErrorCode);
    fc.assert(
      fc.property(anyMessage, ({ id, params }) => {
        const error = spot.createApiError(id, params as never);
        expect(error.toJSON()).toEqual(createApiError(id, params as never).toJSON());
        expect(spot.toApiError(toPayload(error))?.toJSON()).toEqual(toApiError(toPayload(error))?.toJSON());
        expect(spot.fromJSON(error.toJSON())?.toJSON()).toEqual(fromJSON(error.toJSON())?.toJSON());
      }),
    );
  });

  it('reads, makes and tells apart the errors of a second catalog', () => {
    const error = contract.toApiError({ code: -3201, msg: 'Order quantity cannot exceed 500.' });
    expect(error).toMatchObject({
      messageId: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT',
      params: { quantity: 500 },
    });
    expect(contract.isApiError(error, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT')).toBe(true);
    expect(contract.isApiError(error, 'CONTRACT_ORDER_NOT_EXIST')).toBe(false);
    expect(contract.createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { quantity: 5 }).message).toBe(
      'Order quantity cannot exceed 5.',
    );
    expect(contract.ErrorCode.CONTRACT_ORDER_NOT_EXIST).toBe(-3200);
    expect(contract.ErrorCode.INVALID_SYMBOL).toBe(-1121);
    expect(contract.fromJSON(JSON.parse(JSON.stringify(error)))).toMatchObject({ params: { quantity: 500 } });
  });

  it('tells the same text under two codes apart', () => {
    const msg = 'Order does not exist.';
    expect(contract.toApiError({ code: -2200, msg })?.messageId).toBe('SPOT_ORDER_NOT_EXIST');
    expect(contract.toApiError({ code: -3200, msg })?.messageId).toBe('CONTRACT_ORDER_NOT_EXIST');
  });

  const own = { ...row, code: -9, reason: 'OWN', messages: { OWN: ['Own.'] } } satisfies ErrorDefinition;
  it.each<[string, Catalog, string]>([
    [
      'a code that stands twice',
      [own, { ...own, reason: 'B', messages: { B: ['B.'] } }],
      'row 1 (-9 B): the code stands in two rows',
    ],
    [
      'a reason that stands twice',
      [own, { ...own, code: -10 }],
      'row 1 (-10 OWN): the reason stands in two rows',
    ],
    ['a code that is no integer', [{ ...own, code: -9.5 }], 'row 0 (-9.5 OWN): the code is not an integer'],
    ['a success code', [{ ...own, code: 200 }], 'row 0 (200 OWN): the code means success'],
    [
      'a reason that is no name',
      [{ ...own, reason: 'O W', messages: {} }],
      'row 0 (-9 O W): the reason is not a name',
    ],
    [
      'no reason',
      [{ ...own, reason: undefined as never, messages: { undefined: ['Own.'] } }],
      'the reason is not a name',
    ],
    ['no message', [{ ...own, messages: {} }], 'row 0 (-9 OWN): there is no message'],
    [
      'an id of another reason',
      [{ ...own, messages: { OTHER: ['Own.'] } }],
      'the message id OTHER is not of the reason',
    ],
    [
      'a name too few',
      [{ ...own, messages: { OWN: ['From %d to %d.', 'from'] } }],
      'the names of OWN do not fit its placeholders',
    ],
    [
      'a name twice',
      [{ ...own, messages: { OWN: ['From %d to %d.', 'x', 'x'] } }],
      'the names of OWN do not fit its placeholders',
    ],
    [
      'a message that is no row',
      [{ ...own, messages: { OWN: null as never } }],
      'the message OWN is not a template with names',
    ],
    [
      'a message without a text',
      [{ ...own, messages: { OWN: [] as never } }],
      'the message OWN is not a template with names',
    ],
    [
      'a message whose name is no text',
      [{ ...own, messages: { OWN: ['Own %s.', 7 as never] } }],
      'the message OWN is not a template with names',
    ],
    ...['1st', 'first-one', ''].map((name): [string, Catalog, string] => [
      `the name "${name}"`,
      [{ ...own, messages: { OWN: ['Own %s.', name] } }],
      'the names of OWN do not fit its placeholders',
    ]),
    [
      'a text of two messages',
      [{ ...own, messages: { OWN: ['Own.'], 'OWN.b': ['Own.'] } }],
      'the text of OWN.b stands in two messages',
    ],
    ['no row at all', [null as never], 'Catalog row 0 (undefined undefined): the code is not an integer'],
    [
      'placeholders that touch',
      [{ ...own, messages: { OWN: ['From %s%s.', 'x', 'y'] } }],
      'two placeholders of OWN touch',
    ],
  ])('refuses %s and names the row', (_, catalog, message) => {
    expect(() => defineErrors(catalog)).toThrow(TypeError);
    expect(() => defineErrors(catalog)).toThrow(message);
  });

  it('takes a template that begins and ends with a param', () => {
    const messages = { OWN: ['%s is not %s', 'left', 'right'] } as const;
    const errors = defineErrors([{ ...own, messages }]);
    expect(errors.createApiError('OWN', { left: 'a', right: 'b' }).message).toBe('a is not b');
  });
});
