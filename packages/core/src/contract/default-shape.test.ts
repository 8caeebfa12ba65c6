import { describe, expect, it } from 'vitest';
import type { Catalog } from '../catalog/catalog.js';
import { indexCatalog } from '../catalog/index-catalog.js';
import { spotV3 } from '../catalog/spot-v3.js';
import { createDefaultReader } from './default-shape.js';

/** The shipped definitions, and a positive code. */
const catalog: Catalog = [
  ...spotV3,
  { code: 1126, reason: 'PRICE_SCALE', messages: { PRICE_SCALE: ['Scale.'] } },
];
const reader = createDefaultReader(indexCatalog(catalog));

/** Describes the error in a body: code and text, or the text in quotes; the status after `@`. */
function found(body: unknown, httpStatus?: number): string {
  const error = reader.parseErrorBody(body, httpStatus);
  if (error === undefined) return 'nothing';
  const { payload, msg, httpStatus: own } = error;
  return [payload ? `${payload.code} "${payload.msg}"` : `"${msg ?? ''}"`, ...(own ? [`@${own}`] : [])].join(
    ' ',
  );
}

const mongoError = new (class DriverError extends Error {
  readonly code = 11000;
})('E11000 duplicate key');

describe('rule 1: a payload', () => {
  it.each<[what: string, body: unknown, httpStatus: number | undefined, expected: string]>([
    ['a negative code without a text', { code: -9 }, 200, '-9 ""'],
    ['a negative code with an empty text', { code: -9, msg: '' }, 200, '-9 ""'],
    ['a negative code with a text that is no string', { code: -9, msg: 5 }, 200, '-9 ""'],
    ['a positive code with a text', { code: 9, msg: 'x' }, 200, '9 "x"'],
    ['a positive code with an empty text', { code: 9, msg: '' }, 200, '9 ""'],
    ['a positive code without a text', { code: 9 }, 200, 'nothing'],
    ['a positive code with a text that is null', { code: 9, msg: null }, 200, 'nothing'],
    ['a success code', { code: 0, msg: 'ok' }, 200, 'nothing'],
    ['a success code in a string', { code: '00000', msg: 'ok' }, 200, 'nothing'],
  ])('reads %s', (_, body, httpStatus, expected) => {
    expect(found(body, httpStatus)).toBe(expected);
  });
});

describe('rule 1: `message` instead of `msg`', () => {
  const inherited = Object.assign(Object.create({ message: 'x' }), { code: -9 });
  const hidden = Object.defineProperty({ code: -9 }, 'message', { value: 'x', enumerable: false });
  const stacked = Object.assign(Object.create({ stack: 'Error: x' }), { code: 1126, message: 'x' });
  it.each<[what: string, body: unknown, httpStatus: number | undefined, expected: string]>([
    ['a negative number', { code: -9, message: 'x' }, undefined, '-9 "x"'],
    ['a known negative string', { code: '-1121', message: 'x' }, undefined, '-1121 "x"'],
    ['an unknown negative string', { code: '-9', message: 'x' }, undefined, '-9 ""'],
    ['a known positive number', { code: 1126, message: 'x' }, undefined, '1126 "x"'],
    ['a known positive string', { code: '1126', message: 'x' }, undefined, '1126 "x"'],
    ['an unknown positive number', { code: 9, message: 'x' }, undefined, 'nothing'],
    ['an unknown positive number under 200', { code: 9, message: 'x' }, 200, 'nothing'],
    ['an unknown positive number under 399', { code: 9, message: 'x' }, 399, 'nothing'],
    ['an unknown positive number under 400', { code: 9, message: 'x' }, 400, '9 "x"'],
    ['an unknown positive string under 400', { code: '9', message: 'x' }, 400, '"x"'],
    ['a `msg` beside it', { code: -9, msg: 'y', message: 'x' }, undefined, '-9 "y"'],
    ['a `msg` beside it that is null', { code: -9, msg: null, message: 'x' }, undefined, '-9 ""'],
    ['an inherited `message`', inherited, undefined, '-9 ""'],
    ['a `message` that is not enumerable', hidden, undefined, '-9 ""'],
    ['an own `stack`', { code: 1126, message: 'x', stack: 'Error: x' }, 400, '"x"'],
    ['an inherited `stack`', stacked, undefined, 'nothing'],
    ['a `stack` that is no string', { code: 1126, message: 'x', stack: 5 }, undefined, '1126 "x"'],
    ['a `message` that is no string', { code: -9, message: 5 }, undefined, '-9 ""'],
    ['a DOMException', new DOMException('x', 'AbortError'), undefined, 'nothing'],
    [
      'a gRPC error',
      Object.assign(new Error('14 UNAVAILABLE: x'), { code: 14, details: 'x' }),
      undefined,
      'nothing',
    ],
    ['a gRPC status', { code: 14, details: 'x', metadata: {} }, undefined, 'nothing'],
    ['an error of MongoDB', mongoError, undefined, 'nothing'],
    ['a driver error as JSON', { code: 11000, codeName: 'DuplicateKey', errmsg: 'x' }, undefined, 'nothing'],
    [
      'a tRPC error',
      { error: { message: 'x', code: -32600, data: { code: 'BAD_REQUEST', httpStatus: 400 } } },
      undefined,
      '-32600 "x"',
    ],
  ])('reads %s', (_, body, httpStatus, expected) => {
    expect(found(body, httpStatus)).toBe(expected);
  });
});

describe('rule 1: `detail` of problem details', () => {
  const problem = { type: 'about:blank', title: 'x', detail: 'd' };
  it.each<[what: string, body: unknown, httpStatus: number | undefined, expected: string]>([
    ['type and title beside it', { ...problem, code: -1121 }, undefined, '-1121 "d"'],
    ['a status beside it', { status: 400, detail: 'd', code: -1121 }, undefined, '-1121 "d"'],
    ['neither', { detail: 'd', code: -1121 }, undefined, '-1121 ""'],
    ['a type alone', { type: 'about:blank', detail: 'd', code: -1121 }, undefined, '-1121 ""'],
    ['an unknown positive code under 200', { ...problem, code: 9 }, 200, 'nothing'],
    ['an unknown positive code under 422', { ...problem, code: 9 }, 422, '9 "d"'],
    ['`message` beside it', { ...problem, code: -1121, message: 'm' }, undefined, '-1121 "m"'],
    [
      'a driver error',
      { code: '23505', detail: 'Key (id)=(1) exists.', severity: 'ERROR' },
      undefined,
      'nothing',
    ],
  ])('reads %s', (_, body, httpStatus, expected) => {
    expect(found(body, httpStatus)).toBe(expected);
  });
});

describe('the JSON of an ApiError', () => {
  it('is no payload, because it names a domain', () => {
    const json = { $errlex: 1, domain: 'acme', code: -1121, message: 'x', msg: 'y' };
    expect(reader.parsePayload(json)).toBeUndefined();
    expect([found(json, 200), found(json, 400)]).toEqual(['nothing', '"y"']);
  });
});

describe('rules 2 to 7', () => {
  it.each<[body: unknown, httpStatus: number | undefined, expected: string]>([
    // 2: success true wins over unknown codes if the status is not an error.
    [{ success: true, code: 9, msg: 'x' }, 200, 'nothing'],
    [{ success: true, code: -9, msg: 'x' }, undefined, 'nothing'],
    [{ success: true, code: -1121, msg: 'x' }, 200, '-1121 "x"'],
    [{ success: true, code: 9, msg: 'x' }, 400, '9 "x"'],
    [{ success: 'true', code: 9, msg: 'x' }, 200, '9 "x"'],
    [{ success: true, error: { code: -1121, msg: 'x' } }, 200, 'nothing'],
    [{ success: true, errorCode: 9, errorMsg: 'x' }, 200, 'nothing'],
    // 3: a payload in `error`, with the status beside it.
    [{ error: { code: -1121, msg: 'x' } }, 200, '-1121 "x"'],
    [{ error: { code: -1121, msg: 'x' }, status: 400 }, undefined, '-1121 "x" @400'],
    [{ error: { code: -1121, msg: 'x' }, status: 399 }, undefined, '-1121 "x"'],
    [{ error: { code: -1121, msg: 'x' }, status: '400' }, undefined, '-1121 "x"'],
    [{ error: { code: 9, message: 'x' }, status: 400 }, undefined, '9 "x" @400'],
    [{ error: { code: 9, message: 'x' } }, undefined, 'nothing'],
    [{ code: 0, error: { code: -1121, msg: 'x' } }, 200, '-1121 "x"'],
    [{ data: { code: -1121, msg: 'x' } }, 200, 'nothing'],
    // 4: the fields of items.
    [{ errorCode: -9, errorMsg: 'x' }, 200, '-9 "x"'],
    [{ errCode: '9', errMsg: 'x' }, 200, '9 "x"'],
    [{ errorCode: 9, errorMessage: 'x' }, 200, '9 "x"'],
    [{ errorCode: -9 }, 200, '-9 ""'],
    [{ errorCode: 9 }, 200, 'nothing'],
    [{ errorCode: '', errCode: -9, errMsg: 'x' }, 200, '-9 "x"'],
    [{ errorMsg: '', errorMessage: 'b', errMsg: 'c' }, 200, '"b"'],
    [{ errorCode: 'ORDER_NOT_FOUND' }, 200, '"ORDER_NOT_FOUND"'],
    [{ errorCode: 'ORDER_NOT_FOUND', errorMsg: 'x' }, 200, '"x"'],
    [{ errorCode: 0, errorMsg: 'success' }, 200, 'nothing'],
    [{ errorCode: '0', errorMsg: 'success' }, 200, 'nothing'],
    [{ errorCode: '', errorMsg: '' }, 200, 'nothing'],
    [{ errorCode: null, errorMsg: null }, 200, 'nothing'],
    // 5: success or result false.
    [{ success: false, msg: 'x' }, 200, '"x"'],
    [{ success: false, message: 'x' }, 200, '"x"'],
    [{ success: false, code: 0, msg: 'x' }, 200, '"x"'],
    [{ success: false }, 200, '""'],
    [{ result: false, msg: 'x' }, 200, '"x"'],
    [{ result: false, code: 0, msg: 'x' }, 200, 'nothing'],
    [{ result: 'false', msg: 'x' }, 200, 'nothing'],
    // 6: the page of a framework.
    [{ status: 404, error: 'Not Found' }, undefined, '"Not Found" @404'],
    [{ status: 404, error: 'Not Found', message: 'No route.' }, undefined, '"No route." @404'],
    [{ status: 599, error: 'x' }, undefined, '"x" @599'],
    [{ status: 600, error: 'x' }, undefined, 'nothing'],
    [{ status: 404.5, error: 'x' }, undefined, 'nothing'],
    [{ status: 404, error: '' }, undefined, 'nothing'],
    [{ status: 404, error: {} }, undefined, 'nothing'],
    // 7: any other body with an error status.
    [{ serverTime: 1 }, 400, '""'],
    [{ serverTime: 1 }, 399, 'nothing'],
    [{ code: 0, msg: 'x' }, 400, '"x"'],
    [{ code: '200', message: 'x' }, 500, '"x"'],
    [{ msg: '', message: 'x' }, 400, '"x"'],
    [{ error: 'x' }, 400, '"x"'],
    [{ msg: 5, error: ['x'] }, 400, '""'],
    [{ success: true }, 400, '""'],
  ])('reads %j under %s as %s', (body, httpStatus, expected) => {
    expect(found(body, httpStatus)).toBe(expected);
  });

  it('keeps the fields beside an item code as data', () => {
    const error = reader.parseErrorBody({ orderId: '5', errorCode: -9, errorMsg: 'x' });
    expect(error?.payload?.data).toEqual({ orderId: '5' });
  });
});

describe('items', () => {
  it.each<[body: unknown, items: unknown]>([
    [
      [1, 2],
      [1, 2],
    ],
    [{ data: [1], other: [2] }, [1]],
    [{ orderList: [1], failed: [2] }, [1, 2]],
    [{ code: 0, data: { done: [1], failed: [2] } }, [1, 2]],
    [{ a: [1], data: { b: [2] } }, [1, 2]],
    [{ a: { b: { c: [1] } } }, []],
    [{ a: 1 }, []],
    [null, []],
    ['x', []],
  ])('of %j are %j', (body, items) => {
    expect(reader.findItems(body)).toEqual(items);
  });

  it.each<[item: unknown, expected: unknown]>([
    [{ code: -9, msg: 'x' }, { payload: { code: -9, msg: 'x' } }],
    [{ code: 9, message: 'x' }, undefined],
    [{ success: false, msg: 'x' }, { msg: 'x' }],
    [{ orderId: 2, error: 'can not find order' }, { msg: 'can not find order' }],
    [{ orderId: 2, error: '' }, undefined],
    [{ orderId: 2, errorCode: 0, errorMsg: 'success' }, undefined],
    [
      { status: 404, error: 'x' },
      { msg: 'x', httpStatus: 404 },
    ],
    [{ orderId: 2 }, undefined],
    [[{ code: -9 }], undefined],
    ['success', undefined],
    [null, undefined],
  ])('%j is read as %j', (item, expected) => {
    expect(reader.parseItem(item)).toEqual(expected);
  });
});

describe('a success', () => {
  it.each<[body: unknown, success: boolean]>([
    [{ code: 0 }, true],
    [{ code: '00000' }, true],
    [{ code: 200 }, true],
    [{ errorCode: 0 }, true],
    [{ errCode: '0' }, true],
    [{ success: true }, true],
    [{ result: true }, true],
    [{ success: 'true' }, false],
    [{ result: {} }, false],
    [{ code: 7 }, false],
    [{}, false],
    [null, false],
    ['x', false],
  ])('stands in %j: %s', (body, success) => {
    expect(reader.isSuccess(body)).toBe(success);
  });
});

it('nothing of the reader throws', () => {
  const trap = new Proxy({}, { get: () => expect.fail(), ownKeys: () => expect.fail() });
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const value of [trap, proxy, { error: trap }, { data: proxy }]) {
    reader.parsePayload(value);
    reader.parseErrorBody(value, 400);
    reader.findItems(value);
    reader.parseItem(value);
    reader.isSuccess(value);
  }
});

it('a payload is written as code and msg, and nothing else', () => {
  const error = { code: -1121, message: 'Invalid symbol.', reason: 'INVALID_SYMBOL' };
  expect(reader.write(error)).toEqual({ code: -1121, msg: 'Invalid symbol.' });
  expect(reader.write(error, 'Ungültig.')).toEqual({ code: -1121, msg: 'Ungültig.' });
});
