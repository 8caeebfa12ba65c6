import { createApiError, createParts, defineErrors, spotV3 } from '@errlex/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCodedError } from '../coded-error.js';
import { fromWire } from './from-wire.js';
import { fromWireDetails } from './from-wire-details.js';
import { toWire } from './to-wire.js';

const errors = defineErrors(spotV3);
const limit = toCodedError(createParts('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 }));
const wire = { $errlex: 1, code: -1121, messageId: 'INVALID_SYMBOL', params: {}, msg: 'Invalid symbol.' };

describe('fromWire', () => {
  it('reads what toWire writes', () => {
    const travelled = JSON.parse(JSON.stringify(toWire(limit, limit.message)));
    expect(fromWire(travelled, errors)).toMatchObject(limit);
    expect(fromWire(travelled, errors)?.upstream).toBe(false);
    expect(fromWire({ ...travelled, upstream: true }, errors)?.upstream).toBe(true);
  });

  it('reads what an ApiError says of itself', () => {
    const json = JSON.parse(JSON.stringify(createApiError('PARAM_EMPTY', { parameter: 'symbol' })));
    expect(fromWire(json, errors)).toMatchObject({
      messageId: 'PARAM_EMPTY',
      params: { parameter: 'symbol' },
    });
  });

  it('takes no text from the wire', () => {
    for (const msg of ['<b>forged</b>', '', undefined, 7, { toString: () => 'forged' }]) {
      expect(fromWire({ ...wire, msg }, errors)?.message).toBe('Invalid symbol.');
      expect(fromWire({ $errlex: 1, code: -1121, msg }, errors)?.message).toMatch(/^(?:Invalid symbol\.)?$/);
      expect(fromWire({ $errlex: 1, code: -9999, msg }, errors)).toMatchObject({ code: -9999, message: '' });
    }
  });

  it('believes the code, and of a message of another code nothing', () => {
    expect(fromWire({ ...wire, code: -1117 }, errors)).toMatchObject({
      code: -1117,
      reason: 'INVALID_SIDE',
      messageId: undefined,
      message: '',
    });
  });

  it('reads a newer version as its code alone', () => {
    expect(fromWire({ ...wire, $errlex: 2, params: { moved: true } }, errors)).toMatchObject({
      code: -1121,
      reason: 'INVALID_SYMBOL',
      messageId: undefined,
      message: '',
    });
  });

  it.each([
    [null],
    ['text'],
    [{}],
    [{ code: -1121, msg: 'Invalid symbol.' }],
    [{ ...wire, $errlex: '1' }],
    [{ ...wire, $errlex: 0 }],
    [{ ...wire, $errlex: 1.5 }],
    [{ ...wire, code: '-1121' }],
    [{ ...wire, code: 1.5 }],
    [{ ...wire, code: 0 }],
    [{ ...wire, code: 2 ** 60 }],
  ])('reads no error in %j', (value) => {
    expect(fromWire(value, errors)).toBeUndefined();
  });

  it('keeps what it is given of a text within limits', () => {
    const long = 'x'.repeat(100_000);
    const read = fromWire(
      { ...wire, code: -1142, messageId: 'PARAM_ERROR', params: { parameter: long } },
      errors,
    );
    expect(String(read?.params.parameter)).toHaveLength(256);
    expect(JSON.stringify(toWire({ ...limit, params: { long } }, long)).length).toBeLessThan(1500);
  });

  it('writes what there is to tell and no more, the longest text cut', () => {
    const bare = { ...limit, messageId: undefined };
    expect(toWire(bare, 'x')).toStrictEqual({
      $errlex: 1,
      code: -1140,
      params: { min: 1, max: 1000 },
      msg: 'x',
    });
    const detail = { error: bare, path: 'p'.repeat(300) };
    const written = toWire({ ...limit, upstream: true }, 'x'.repeat(1025), [detail]);
    expect(written).toMatchObject({ messageId: 'PARAM_VALIDATE_ERROR.limit', upstream: true });
    expect(written.msg).toHaveLength(1024);
    expect(written.details).toStrictEqual([
      { code: -1140, params: { min: 1, max: 1000 }, path: expect.stringMatching(/^p{200,255}.?$/) },
    ]);
    expect(toWire(limit, 'x', [{ error: limit, path: '' }]).details?.[0]?.messageId).toBe(limit.messageId);
  });

  it('reads the longest path of a detail, and one that is empty', () => {
    const details = ['', 'p'.repeat(256)].map((path) => ({ ...wire, path }));
    expect(fromWireDetails({ ...wire, details }, errors)?.map(({ path }) => path.length)).toEqual([0, 256]);
    expect(fromWireDetails(null, errors)).toBeUndefined();
    expect(fromWireDetails({ ...wire, details: [{ ...wire, path: 7 }] }, errors)).toEqual([]);
  });

  it('keeps what came for whoever passes it on, and believes an upstream that is true alone', () => {
    for (const code of [-1121, -1117, -9999]) {
      const read = fromWire({ ...wire, code, msg: 'as it came' }, errors);
      expect([read?.msg, read?.upstream]).toEqual(['as it came', false]);
      expect(fromWire({ ...wire, code, upstream: 'yes' }, errors)?.upstream).toBe(false);
      expect(fromWire({ ...wire, code, upstream: true }, errors)?.upstream).toBe(true);
      expect(fromWire({ ...wire, $errlex: 2, code, upstream: true }, errors)?.upstream).toBe(true);
    }
  });

  it('finds the message of a text where no message id came', () => {
    expect(fromWire({ $errlex: 1, code: -1142, msg: "Parameter 'limit' is invalid." }, errors)).toMatchObject(
      { messageId: 'PARAM_ERROR', params: { parameter: 'limit' } },
    );
  });

  it('reads details that toWire writes, and leaves out what is none', () => {
    const details = Array.from({ length: 30 }, (_, index) => ({ error: limit, path: `legs[${index}]` }));
    const travelled = JSON.parse(JSON.stringify(toWire(limit, limit.message, details)));
    expect(travelled.details).toHaveLength(20);
    expect(fromWireDetails(travelled, errors)?.[19]).toMatchObject({ error: limit, path: 'legs[19]' });
    const forged = [
      null,
      7,
      { code: -1121 },
      { code: 'x', path: '' },
      { code: -1121, path: 'x'.repeat(257) },
    ];
    expect(fromWireDetails({ ...travelled, details: forged }, errors)).toEqual([]);
    const many = Array.from({ length: 21 }, () => travelled.details[0]);
    expect(fromWireDetails({ ...travelled, details: many }, errors)).toHaveLength(20);
    expect(fromWireDetails({ ...travelled, details: 'all' }, errors)).toBeUndefined();
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (code, messageId, params) => {
        for (const $errlex of [1, 2]) fromWire({ $errlex, code, messageId, params, msg: params }, errors);
      }),
    );
  });
});
