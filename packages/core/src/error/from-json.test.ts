import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineErrors } from '../define-errors.js';
import { createApiError, fromJSON, toApiError } from '../spot-v3-errors.js';
import type { AnyApiError } from './api-error.js';

const responseInfo = {
  httpStatus: 429,
  retryAfter: 7000,
  date: 1e12,
  receivedAt: 1e12 + 5,
  contentLanguage: 'ja',
};

function copyOf(error: AnyApiError | undefined) {
  return fromJSON(JSON.parse(JSON.stringify(error)));
}

describe('fromJSON', () => {
  it('reads nothing without the version of the format', () => {
    expect(fromJSON({ code: -1121, message: 'Invalid symbol.' })).toBeUndefined();
    expect(fromJSON({ $errlex: 2, code: -1121, message: 'Invalid symbol.' })).toBeUndefined();
  });

  it('keeps code and English text of an error that a newer service wrote', () => {
    const json = { $errlex: 1, code: -7777, messageId: 'NEW', params: { x: 1 }, message: 'New.' };
    const expected = { code: -7777, reason: undefined, messageId: undefined, message: 'New.' };
    expect(fromJSON(json)).toMatchObject(expected);
    expect(fromJSON({ ...json, msg: 'Neu.' })).toMatchObject({ ...expected, msg: 'Neu.' });
  });

  it('ignores a message id of another code, and params of the wrong type', () => {
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

  it('keeps message id and params of a translated error', () => {
    const error = createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 5 }, { msg: '1〜5' });
    const { message, messageId, params, msg } = error;
    expect(copyOf(error)).toMatchObject({ message, messageId, params, msg });
  });

  it('takes the text on the wire for a missing message', () => {
    const json = { $errlex: 1, code: 7, messageId: 'OWN', params: {}, msg: 'Eigenes.' };
    const errors = defineErrors([{ code: 7, reason: 'OWN', messages: { OWN: ['Own.'] } }]);
    expect(errors.fromJSON(json)).toMatchObject({ message: 'Eigenes.', messageId: 'OWN' });
  });

  it('keeps 256 UTF-16 units of a text param', () => {
    const json = {
      ...createApiError('PARAM_EMPTY', { parameter: '' }).toJSON(),
      params: { parameter: 'x'.repeat(300) },
    };
    expect((fromJSON(json) as AnyApiError).params.parameter).toHaveLength(256);
  });

  it('keeps what toJSON writes of the texts', () => {
    const translated = createApiError('INVALID_SYMBOL', {}, { msg: '無効な銘柄です。' });
    for (const error of [translated, toApiError({ code: -1121 })]) {
      const copy = copyOf(error);
      expect([copy?.message, copy?.messageId, copy?.msg]).toEqual([
        error?.message,
        error?.messageId,
        error?.msg,
      ]);
    }
  });

  it('keeps the response info and the mark of an upstream', () => {
    const error = toApiError({ code: -1121, msg: 'Invalid symbol.' }, { responseInfo, upstream: true });
    expect(copyOf(error)).toMatchObject({ responseInfo, upstream: true });
    const bare = copyOf(createApiError('INVALID_SYMBOL'));
    expect(Object.keys(bare ?? {})).toEqual(['domain', 'code', 'reason', 'messageId', 'params']);
  });

  it.each([
    ['no status', { receivedAt: 1 }],
    ['a status above 599', { ...responseInfo, httpStatus: 600 }],
    ['a status below 100', { ...responseInfo, httpStatus: 99 }],
    ['a time before 1970', { ...responseInfo, receivedAt: -1 }],
    ['a time that is a text', { ...responseInfo, receivedAt: 'x' }],
    ['nothing', null],
  ])('drops a response info with %s', (_, wrong) => {
    const json = { ...createApiError('INVALID_SYMBOL').toJSON(), responseInfo: wrong };
    expect(fromJSON(json)?.responseInfo).toBeUndefined();
  });

  it('keeps the valid fields of a response info', () => {
    const wrong = {
      httpStatus: 429,
      receivedAt: 1,
      retryAfter: -1,
      date: Number.NaN,
      contentLanguage: 'x'.repeat(100),
      url: 'https://api.example/?signature=secret',
    };
    const json = { ...createApiError('INVALID_SYMBOL').toJSON(), responseInfo: wrong, upstream: 'yes' };
    const copy = fromJSON(json);
    expect(copy?.responseInfo).toEqual({ httpStatus: 429, receivedAt: 1, contentLanguage: 'x'.repeat(64) });
    expect(copy?.upstream).toBeUndefined();
    for (const httpStatus of [100, 599]) {
      const right = { httpStatus, receivedAt: 0, retryAfter: 0, date: 0 };
      expect(fromJSON({ ...json, responseInfo: right })?.responseInfo).toEqual(right);
    }
  });

  it('reads no error of another domain', () => {
    const json = createApiError('INVALID_SYMBOL').toJSON();
    const definitions = [
      { code: -1121, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['No.'] } },
    ] as const;
    expect(fromJSON({ ...json, domain: 'acme' })).toBeUndefined();
    expect(defineErrors(definitions, { domain: 'acme' }).fromJSON(json)).toBeUndefined();
    expect(defineErrors(definitions).fromJSON(json)?.reason).toBe('INVALID_SYMBOL');
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
    fc.assert(
      fc.property(
        fc.record({
          $errlex: fc.constant(1),
          code: fc.constant(-1140),
          messageId: fc.constantFrom('PARAM_VALIDATE_ERROR', 'PARAM_VALIDATE_ERROR.limit'),
          params: fc.record({ min: fc.anything(), max: fc.anything() }, { requiredKeys: [] }),
          responseInfo: fc.anything(),
        }),
        (value) => void fromJSON(value),
      ),
    );
  });
});
