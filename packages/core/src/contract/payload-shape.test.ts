import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog/catalog.js';
import { defineErrors } from '../define-errors.js';
import { createShapeReader, type FieldNames, type PayloadShape } from './payload-shape.js';

const base: PayloadShape = { code: 'retCode', msg: 'retMsg' };
const nested: PayloadShape = { code: 'error.code', msg: 'error.text' };

/** Reads code, text and remaining fields by a shape, as one value. */
function read(shape: PayloadShape, value: unknown) {
  const payload = createShapeReader(shape).parsePayload(value);
  return payload && [payload.code, payload.msg, payload.data];
}

describe('reading a payload', () => {
  it.each<[what: string, shape: PayloadShape, value: unknown, expected: unknown]>([
    ['code and text by name', base, { retCode: 1, retMsg: 'x' }, [1, 'x', undefined]],
    ['a decimal string', base, { retCode: '-1', retMsg: 'x' }, [-1, 'x', undefined]],
    ['a code without a text', base, { retCode: 7 }, [7, '', undefined]],
    ['a code with a text that is no string', base, { retCode: 7, retMsg: 5 }, [7, '', { retMsg: 5 }]],
    ['the remaining fields', base, { retCode: 7, retMsg: 'x', time: 5 }, [7, 'x', { time: 5 }]],
    ['a nested code', nested, { error: { code: 7, text: 'x' } }, [7, 'x', undefined]],
    [
      'the fields beside a nested code only',
      nested,
      { id: 1, error: { code: 7, text: 'x', data: 'y' } },
      [7, 'x', { data: 'y' }],
    ],
    [
      'a text that is not beside its code',
      { code: 'error.code', msg: 'title' },
      { title: 'x', error: { code: 7, more: 1 } },
      [7, 'x', { more: 1 }],
    ],
    [
      'the first name that is present',
      { code: ['a', 'b'], msg: ['x', 'y'] },
      { b: 7, y: 'text' },
      [7, 'text', undefined],
    ],
    [
      'the first name of two that are present',
      { code: ['a', 'b'], msg: 'm' },
      { b: 8, a: 7, m: 'x' },
      [7, 'x', { b: 8 }],
    ],
    ['the next name beside null', { code: ['a', 'b'], msg: 'm' }, { a: null, b: 7 }, [7, '', { a: null }]],
    ['code and text under one name', { code: 'e', msg: 'e' }, { e: 7 }, [7, '', undefined]],
    ['a field of the name of a method', { code: 'toString', msg: 'm' }, { toString: 7 }, [7, '', undefined]],
    ['success 0', base, { retCode: 0, retMsg: 'OK' }, undefined],
    ['success 200', base, { retCode: '200', retMsg: 'OK' }, undefined],
    ['200 as an error', { ...base, success: [0] }, { retCode: 200, retMsg: 'x' }, [200, 'x', undefined]],
    ['an own success code', { ...base, success: [200_000] }, { retCode: '200000' }, undefined],
    ['0 as an error', { ...base, success: [1] }, { retCode: 0, retMsg: 'x' }, [0, 'x', undefined]],
    ['a word', base, { retCode: 'api-signature-not-valid', retMsg: 'x' }, undefined],
    ['the default shape', base, { code: -1121, msg: 'Invalid symbol.' }, undefined],
    ['no object', base, 'retCode', undefined],
    ['null', base, null, undefined],
    ['a holder that is no object', nested, { error: 'x' }, undefined],
    ['a holder that is null', nested, { error: null }, undefined],
    ['an inherited field', base, Object.create({ retCode: 7 }), undefined],
    ['the length of a function', { code: 'constructor.length', msg: 'm' }, { m: 'x' }, undefined],
    ['the length of a list', { code: 'a.length', msg: 'm' }, { a: [1, 2] }, undefined],
  ])('reads %s', (_, shape, value, expected) => {
    expect(read(shape, value)).toEqual(expected);
  });

  it('keeps a field `__proto__` as a field', () => {
    const [, , data] = read(base, JSON.parse('{"retCode":1,"retMsg":"x","__proto__":{"a":1}}')) ?? [];
    expect(Object.keys(data as object)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });

  it('never throws', () => {
    const trap = new Proxy({}, { get: () => expect.fail(), getOwnPropertyDescriptor: () => expect.fail() });
    const reader = createShapeReader({ ...base, items: { in: 'list' } });
    expect(reader.parsePayload(trap)).toBeUndefined();
    expect(reader.parseErrorBody(trap, 500)).toBeUndefined();
    expect(reader.findItems(trap)).toBeUndefined();
    expect(reader.parseItem(trap)).toBeUndefined();
    expect(reader.isSuccess(trap)).toBe(false);
    fc.assert(
      fc.property(fc.anything(), fc.option(fc.integer(), { nil: undefined }), (value, httpStatus) => {
        for (const holder of [value, { retCode: value, retMsg: value }, { list: value }, { list: [value] }]) {
          reader.parseErrorBody(holder, httpStatus);
          reader.findItems(holder);
          reader.parseItem(holder);
          reader.isSuccess(holder);
        }
      }),
    );
  });
});

describe('reading a body', () => {
  const { parseErrorBody, isSuccess, findItems, parseItem } = createShapeReader({
    ...base,
    items: { in: ['result.list', 'list'], code: 'code', msg: ['text', 'error'] },
  });

  it('finds a text without a code under an error status only', () => {
    expect(parseErrorBody({ retMsg: 'x' }, 400)).toEqual({ msg: 'x' });
    expect(parseErrorBody({ retCode: 0, retMsg: 'x' }, 400)).toEqual({ msg: 'x' });
    expect(parseErrorBody({ msg: 'x' }, 400)).toEqual({ msg: undefined });
    expect([parseErrorBody({ retMsg: 'x' }, 200), parseErrorBody({ retMsg: 'x' })]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('applies no rule of the default shape', () => {
    for (const body of [
      { code: -1121, msg: 'x' },
      { error: { code: -1121, msg: 'x' } },
      { success: false, msg: 'x' },
      { status: 404, error: 'Not Found' },
      { errorCode: 7, errorMsg: 'x' },
    ]) {
      expect(parseErrorBody(body, 200)).toBeUndefined();
    }
  });

  it.each<[body: unknown, success: boolean]>([
    [{ retCode: 0 }, true],
    [{ retCode: '0' }, true],
    [{ retCode: 7 }, false],
    [{ code: 0, success: true }, false],
    [{}, false],
    [null, false],
  ])('says whether %j holds a success code', (body, success) => {
    expect(isSuccess(body)).toBe(success);
  });

  it('finds the items in the first list, or in a body that is a list', () => {
    expect(findItems({ result: { list: [1] }, list: [2] })).toEqual([1]);
    expect(findItems({ result: { list: 'x' }, list: [2] })).toEqual([2]);
    expect(findItems([3])).toEqual([3]);
    expect([findItems({ list: 'x' }), findItems({ other: [1] }), findItems(null)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(createShapeReader(base).findItems({ list: [1] })).toBeUndefined();
  });

  it.each<[item: unknown, expected: unknown]>([
    [{ code: 7, text: 'x', id: 1 }, { payload: { code: 7, msg: 'x', data: { id: 1 } } }],
    [{ code: '7', error: 'x' }, { payload: { code: 7, msg: 'x' } }],
    [{ text: 'x' }, { msg: 'x' }],
    [{ code: 'WORD', text: 'x' }, { msg: 'x' }],
    [{ code: 0, text: 'OK' }, undefined],
    [{ text: '' }, undefined],
    [{ retCode: 7, retMsg: 'x' }, undefined],
    ['success', undefined],
    [null, undefined],
  ])('reads the item %j', (item, expected) => {
    expect(parseItem(item)).toEqual(expected);
  });

  it('reads items by the names of the top level by default', () => {
    const reader = createShapeReader({ ...base, items: {} });
    expect(reader.parseItem({ retCode: 7, retMsg: 'x' })).toEqual({ payload: { code: 7, msg: 'x' } });
  });
});

describe('writing a payload', () => {
  const error = { code: 7, message: 'Order 5 exists.' };

  it.each<[what: string, shape: PayloadShape, written: object]>([
    ['by name', base, { retCode: 7, retMsg: 'Order 5 exists.' }],
    [
      'under the first of several names',
      { code: ['a', 'b'], msg: ['x', 'y.z'] },
      { a: 7, x: 'Order 5 exists.' },
    ],
    ['into one nested object', nested, { error: { code: 7, text: 'Order 5 exists.' } }],
    [
      'into two nested objects',
      { code: 'a.b.c', msg: 'd.e' },
      { a: { b: { c: 7 } }, d: { e: 'Order 5 exists.' } },
    ],
    [
      'beside fixed fields',
      { ...nested, fixed: { ok: false, error: { kind: 'x' } } },
      { ok: false, error: { kind: 'x', code: 7, text: 'Order 5 exists.' } },
    ],
    [
      'in place of a fixed field that is no object',
      { ...nested, fixed: { error: 'x' } },
      { error: { code: 7, text: 'Order 5 exists.' } },
    ],
    [
      'under the name of a method',
      { code: 'constructor.length', msg: 'm' },
      { constructor: { length: 7 }, m: 'Order 5 exists.' },
    ],
  ])('writes it %s', (_, shape, written) => {
    expect(createShapeReader(shape).write(error)).toEqual(written);
  });

  it('writes a translation instead of the message', () => {
    expect(createShapeReader(base).write(error, 'Auftrag 5 besteht.')).toEqual({
      retCode: 7,
      retMsg: 'Auftrag 5 besteht.',
    });
  });

  it('leaves `fixed` and earlier payloads unchanged', () => {
    const fixed = { error: { kind: 'x' } };
    const { write } = createShapeReader({ ...nested, fixed });
    const first = write(error);
    write({ code: 8, message: 'y' });
    expect(first).toEqual({ error: { kind: 'x', code: 7, text: 'Order 5 exists.' } });
    expect(fixed).toEqual({ error: { kind: 'x' } });
  });

  it('is read back by every shape, whatever its code and text', () => {
    const shape = fc.record({
      code: fc.constantFrom<FieldNames>('a', 'e.code', ['x.y.z', 'a'], '0', 'toString'),
      msg: fc.constantFrom<FieldNames>('m', 'e.text', ['x.y.m', 'm'], 'hasOwnProperty'),
      success: fc.constantFrom([0], [], undefined),
      fixed: fc.option(fc.dictionary(fc.constantFrom('f', 'e', 'x'), fc.jsonValue()), { nil: undefined }),
    });
    const code = fc.maxSafeInteger().filter((one) => one !== 0 && one !== 200);
    fc.assert(
      fc.property(shape, code, fc.string({ unit: 'binary' }), (one, number, text) => {
        const { write, parsePayload } = createShapeReader(one);
        const body = JSON.parse(JSON.stringify(write({ code: number, message: text })));
        expect(parsePayload(body)).toMatchObject({ code: number, msg: text });
      }),
    );
  });
});

describe('a malformed shape', () => {
  it.each<[what: string, code: unknown]>([
    ['no name', undefined],
    ['an empty name', ''],
    ['an empty list', []],
    ['an empty part', 'a..b'],
    ['a list with an empty name', ['a', '']],
    ['a number', 7],
    ['__proto__', '__proto__'],
    ['__proto__ as a part', 'a.__proto__.b'],
  ])('with %s throws', (_, code) => {
    const catalog = [{ code: 1, reason: 'OWN', messages: { OWN: ['Own.'] } }] as const satisfies Catalog;
    // Contracts come from JSON files too.
    const payload = { ...base, code: code as FieldNames };
    const message = `payload: expected the name of a field or a list of names, got ${JSON.stringify(code)}.`;
    expect(() => defineErrors(catalog, { payload })).toThrow(new TypeError(message));
    expect(({} as { b?: unknown }).b).toBeUndefined();
  });

  it.each([['0'], [0], [['0']], [[0.5]]])('with the success codes %j throws', (success) => {
    // Contracts come from JSON files too.
    expect(() => createShapeReader({ ...base, success: success as readonly number[] })).toThrow(
      new TypeError(`payload.success: expected a list of integers, got ${JSON.stringify(success)}.`),
    );
  });

  it('with a cycle in `fixed` throws when it is defined', () => {
    const fixed: Record<string, unknown> = {};
    fixed.self = fixed;
    expect(() => createShapeReader({ ...base, fixed })).toThrow(TypeError);
  });
});
