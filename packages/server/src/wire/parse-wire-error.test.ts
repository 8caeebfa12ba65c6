import { createApiError, createErrorData, defineErrors, spotV3, spotV3Errors } from '@errlex/core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWireDetails, parseWireError } from './parse-wire-error.js';
import { toWireError } from './wire-error.js';

const limit = createErrorData('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
const wire = { $errlex: 1, code: -1121, messageId: 'INVALID_SYMBOL', params: {}, msg: 'Invalid symbol.' };

const parse = (value: unknown) => parseWireError(value, spotV3Errors)?.error;
const isGeneric = (value: unknown) => parseWireError(value, spotV3Errors)?.usesGenericText;
const parseDetails = (value: unknown) => parseWireDetails(value, spotV3Errors);

describe('parseWireError', () => {
  it('reads what toWireError writes', () => {
    const sent = JSON.parse(JSON.stringify(toWireError(limit, limit.message)));
    expect(parse(sent)).toEqual(limit);
    expect(isGeneric(sent)).toBe(false);
    expect(parse(sent)).not.toHaveProperty('upstream');
    expect(parse({ ...sent, upstream: true })?.upstream).toBe(true);
  });

  it('reads the JSON of an ApiError', () => {
    const json = JSON.parse(JSON.stringify(createApiError('PARAM_EMPTY', { parameter: 'symbol' })));
    expect(parse(json)).toMatchObject({
      messageId: 'PARAM_EMPTY',
      params: { parameter: 'symbol' },
    });
  });

  it('reads a retired message, which an older service may still send', () => {
    const gone = {
      code: 7,
      reason: 'GONE',
      retired: true,
      messages: { GONE: ['%s is gone.', 'what'] },
    } as const;
    const sent = { $errlex: 1, code: 7, messageId: 'GONE', params: { what: 'It' }, msg: 'Fort.' };
    expect(parseWireError(sent, defineErrors([gone]))?.error).toMatchObject({
      message: 'It is gone.',
      params: { what: 'It' },
    });
  });

  it('does not send a text of the wire', () => {
    for (const msg of ['<b>forged</b>', '', undefined, 7, { toString: () => 'forged' }]) {
      expect(parse({ ...wire, msg })?.message).toBe('Invalid symbol.');
      expect(isGeneric({ ...wire, msg })).toBe(false);
      expect(isGeneric({ $errlex: 1, code: -1121, msg })).toBe(true);
      expect(isGeneric({ $errlex: 1, code: -9999, msg })).toBe(true);
      expect(parse({ $errlex: 1, code: -9999, msg })).toMatchObject({ code: -9999, definition: undefined });
    }
  });

  it('trusts the code, and ignores a message of another code', () => {
    expect(parse({ ...wire, code: -1117 })).toMatchObject({
      code: -1117,
      reason: 'INVALID_SIDE',
      messageId: undefined,
    });
    expect(isGeneric({ ...wire, code: -1117 })).toBe(true);
  });

  it('reads the code of a newer version', () => {
    expect(parse({ ...wire, $errlex: 2, params: { moved: true } })).toMatchObject({
      code: -1121,
      reason: 'INVALID_SYMBOL',
      messageId: undefined,
    });
    expect(isGeneric({ ...wire, $errlex: 2 })).toBe(true);
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
    expect(parse(value)).toBeUndefined();
  });

  it('limits params and texts', () => {
    const long = 'x'.repeat(100_000);
    const read = parse({ ...wire, code: -1142, messageId: 'PARAM_ERROR', params: { parameter: long } });
    expect(String(read?.params.parameter)).toHaveLength(256);
    expect(JSON.stringify(toWireError({ ...limit, params: { long } }, long)).length).toBeLessThan(1500);
  });

  it('writes the fields that there are, and cuts long texts', () => {
    const bare = { ...limit, messageId: undefined };
    expect(toWireError(bare, 'x')).toStrictEqual({
      $errlex: 1,
      domain: 'spotV3',
      code: -1140,
      params: { min: 1, max: 1000 },
      msg: 'x',
    });
    const detail = { error: bare, path: 'p'.repeat(300) };
    const written = toWireError({ ...limit, upstream: true }, 'x'.repeat(1025), { details: [detail] });
    expect(written).toMatchObject({ messageId: 'PARAM_VALIDATE_ERROR.limit', upstream: true });
    expect(written.msg).toHaveLength(1024);
    expect(written.details).toStrictEqual([
      {
        domain: 'spotV3',
        code: -1140,
        params: { min: 1, max: 1000 },
        path: expect.stringMatching(/^p{200,255}.?$/),
      },
    ]);
    expect(toWireError(limit, 'x', { details: [{ error: limit, path: '' }] }).details?.[0]?.messageId).toBe(
      limit.messageId,
    );
  });

  it.each([
    'call +1 900 555 0100',
    'visit https://evil.example',
    'a\u202eb',
    'line\nbreak',
    '<b>x</b>',
    'p'.repeat(257),
  ])('leaves out a detail whose path is %j, which a service may have made up', (path) => {
    expect(
      parseDetails({
        ...wire,
        details: [
          { ...wire, path },
          { ...wire, path: 'legs[0].price' },
        ],
      }),
    ).toEqual([expect.objectContaining({ path: 'legs[0].price' })]);
  });

  it('reads the longest path of a detail, and one that is empty', () => {
    const details = ['', 'p'.repeat(256)].map((path) => ({ ...wire, path }));
    expect(parseDetails({ ...wire, details })?.map(({ path }) => path.length)).toEqual([0, 256]);
    expect(parseDetails(null)).toBeUndefined();
    expect(parseDetails({ ...wire, details: [{ ...wire, path: 7 }] })).toBeUndefined();
  });

  it('keeps the text that was received, and whether an upstream sent the error', () => {
    for (const code of [-1121, -1117, -9999]) {
      const read = parse({ ...wire, code, msg: 'as it came' });
      expect([read?.msg, read?.upstream]).toEqual(['as it came', undefined]);
      expect(parse({ ...wire, code, upstream: 'yes' })).not.toHaveProperty('upstream');
      expect(parse({ ...wire, code, upstream: true })?.upstream).toBe(true);
      expect(parse({ ...wire, $errlex: 2, code, upstream: true })?.upstream).toBe(true);
    }
  });

  it('finds the message of a text without a message id', () => {
    expect(parse({ $errlex: 1, code: -1142, msg: "Parameter 'limit' is invalid." })).toMatchObject({
      messageId: 'PARAM_ERROR',
      params: { parameter: 'limit' },
    });
  });

  it('reads details that toWireError writes, and leaves out invalid ones', () => {
    const details = Array.from({ length: 30 }, (_, index) => ({ error: limit, path: `legs[${index}]` }));
    const sent = JSON.parse(JSON.stringify(toWireError(limit, limit.message, { details })));
    expect(sent.details).toHaveLength(20);
    expect(parseDetails(sent)?.[19]).toMatchObject({ error: limit, path: 'legs[19]' });
    const forged = [
      null,
      7,
      { code: -1121 },
      { code: 'x', path: '' },
      { code: -1121, path: 'x'.repeat(257) },
      { code: -1121, path: 'call +1 900' },
      { domain: 'acme', code: -1121, path: 'side' },
    ];
    expect(parseDetails({ ...sent, details: forged })).toBeUndefined();
    const many = Array.from({ length: 21 }, () => sent.details[0]);
    expect(parseDetails({ ...sent, details: many })).toHaveLength(20);
    expect(parseDetails({ ...sent, details: 'all' })).toBeUndefined();
  });

  it('reads an error of another domain as that of an upstream without a definition', () => {
    const foreign = { ...wire, domain: 'acme', details: [{ ...wire, path: 'side' }] };
    expect(parseWireError(foreign, spotV3Errors)).toEqual({
      error: {
        domain: 'acme',
        code: -1121,
        reason: undefined,
        messageId: undefined,
        params: {},
        message: 'Invalid symbol.',
        msg: 'Invalid symbol.',
        definition: undefined,
        upstream: true,
      },
      usesGenericText: true,
      isOtherDomain: true,
    });
    expect(parse({ ...foreign, msg: undefined })?.message).toBe('Error -1121');
    expect(parseDetails(foreign)).toBeUndefined();
  });

  it.each([
    ['the same domain', { ...wire, domain: 'spotV3' }, spotV3Errors],
    ['no domain', wire, spotV3Errors],
    ['any domain for a contract without one', { ...wire, domain: 'acme' }, defineErrors(spotV3)],
  ])('reads an error of %s', (_, value, errors) => {
    const parsed = parseWireError(value, errors);
    expect(parsed).toMatchObject({ isOtherDomain: false, error: { reason: 'INVALID_SYMBOL' } });
    expect(parsed?.error.domain).toBe(errors.domain);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (code, messageId, params) => {
        for (const $errlex of [1, 2]) parse({ $errlex, code, messageId, params, msg: params });
      }),
    );
  });
});

describe('the status of a wire error', () => {
  it.each([
    [400, 400],
    [403, 403],
    [499, 499],
    [399, undefined],
    [500, undefined],
    [403.5, undefined],
    ['403', undefined],
    [Number.NaN, undefined],
  ])('%s is read as %s, and written like that', (status, expected) => {
    const read = parseWireError({ $errlex: 1, code: -1000, httpStatus: status }, spotV3Errors);
    expect(read?.httpStatus).toBe(expected);
    // The types forbid a text.
    const written = toWireError(limit, limit.message, { httpStatus: status as number });
    expect(written.httpStatus).toBe(expected);
  });
});
