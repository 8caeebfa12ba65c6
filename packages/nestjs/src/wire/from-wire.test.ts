import { createApiError, createErrors, createParts, spotV3 } from '@errlex/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCodedError } from '../coded-error.js';
import { fromWire } from './from-wire.js';
import { fromWireDetails } from './from-wire-details.js';
import { toWire } from './to-wire.js';

const errors = createErrors(spotV3);
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
