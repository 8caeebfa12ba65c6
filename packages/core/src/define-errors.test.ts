import { describe, expect, it } from 'vitest';
import type { Catalog } from './catalog/catalog.js';
import { spotV3 } from './catalog/spot-v3.js';
import type { Contract } from './contract/contract.js';
import { toPayload } from './contract/payload.js';
import { type AnyErrorSet, defineErrors } from './define-errors.js';
import { identify, toOutcome } from './response/index.js';
import { createApiError, ErrorCode, isApiError, spotV3Errors, toApiError } from './spot-v3-errors.js';

const futures = defineErrors([
  ...spotV3,
  {
    code: -3200,
    reason: 'CONTRACT_ORDER_NOT_EXIST',
    messages: { CONTRACT_ORDER_NOT_EXIST: ['Order does not exist.'] },
  },
  {
    code: -3201,
    reason: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT',
    messages: { CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT: ['Order quantity cannot exceed %d.', 'quantity'] },
  },
]);

describe('defineErrors', () => {
  it('reads, creates and recognizes the errors of another catalog', () => {
    const error = futures.toApiError({ code: -3201, msg: 'Order quantity cannot exceed 500.' });
    expect(error).toMatchObject({
      messageId: 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT',
      params: { quantity: 500 },
    });
    expect(futures.isApiError(error, 'CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT')).toBe(true);
    expect(futures.isApiError(error, 'CONTRACT_ORDER_NOT_EXIST')).toBe(false);
    expect(futures.createApiError('CONTRACT_ORDER_QUANTITY_EXCEEDS_LIMIT', { quantity: 5 }).message).toBe(
      'Order quantity cannot exceed 5.',
    );
    expect(futures.ErrorCode.CONTRACT_ORDER_NOT_EXIST).toBe(-3200);
    expect(futures.ErrorCode.INVALID_SYMBOL).toBe(-1121);
    expect(futures.fromJSON(JSON.parse(JSON.stringify(error)))).toMatchObject({ params: { quantity: 500 } });
  });

  it('keeps the same text under two codes apart', () => {
    const msg = 'Order does not exist.';
    expect(futures.toApiError({ code: -2200, msg })?.messageId).toBe('SPOT_ORDER_NOT_EXIST');
    expect(futures.toApiError({ code: -3200, msg })?.messageId).toBe('CONTRACT_ORDER_NOT_EXIST');
  });

  it('keeps the parts of its contract', () => {
    const contract = {
      domain: 'acme',
      payload: { code: 'retCode', msg: 'retMsg', success: [0] },
      roles: { unknown: 'INTERNAL' },
      textRules: [{ text: 'x', retry: 'never' }],
      requestLifetime: 5_000,
    } as const;
    const catalog = [{ code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } }] as const;
    expect(defineErrors(catalog, contract)).toMatchObject({ ...contract, catalog });
    const bare = defineErrors(catalog);
    expect([bare.domain, bare.payload, bare.requestLifetime]).toEqual([undefined, undefined, undefined]);
    expect([bare.textRules, bare.roles]).toEqual([[], {}]);
  });

  it('reads and writes the payload shape of the contract', () => {
    const catalog = [
      { code: 3409, reason: 'EXISTS', messages: { EXISTS: ['Order %s exists.', 'id'] } },
    ] as const;
    const errors = defineErrors(catalog, {
      payload: { code: 'error.id', msg: 'error.text', fixed: { ok: false } },
    });
    const error = errors.createApiError('EXISTS', { id: '5' });
    expect(errors.toPayload(error)).toEqual({ ok: false, error: { id: 3409, text: 'Order 5 exists.' } });
    expect(errors.toPayload(error, 'Auftrag 5 besteht.')).toEqual({
      ok: false,
      error: { id: 3409, text: 'Auftrag 5 besteht.' },
    });
    expect(errors.toApiError(errors.toPayload(error))).toMatchObject({
      messageId: 'EXISTS',
      params: { id: '5' },
    });
    expect(toPayload(error)).toEqual({ code: 3409, msg: 'Order 5 exists.' });
    expect(errors.decode({ code: 3409, msg: 'Order 5 exists.' })).toBeUndefined();
  });

  it.each<[contract: object, message: string]>([
    [{ domain: '' }, 'domain: expected a name of letters, digits, "_", "-" and ".", got "".'],
    [{ domain: 'a b' }, 'domain: expected a name of letters, digits, "_", "-" and ".", got "a b".'],
    [{ domain: 5 }, 'domain: expected a name of letters, digits, "_", "-" and ".", got 5.'],
    [{ requestLifetime: -1 }, 'requestLifetime: expected milliseconds, got -1.'],
    [{ requestLifetime: Number.NaN }, 'requestLifetime: expected milliseconds, got NaN.'],
    [{ requestLifetime: '30s' }, 'requestLifetime: expected milliseconds, got 30s.'],
    [{ requestLifetime: '30000' }, 'requestLifetime: expected milliseconds, got 30000.'],
  ])('throws for the contract %j', (contract, message) => {
    // Contracts come from JSON files too.
    expect(() => defineErrors(spotV3, contract as Contract<typeof spotV3>)).toThrow(new TypeError(message));
  });
});

describe('spotV3Errors', () => {
  it('has the functions that are exported on their own', () => {
    expect(spotV3Errors).toMatchObject({ domain: 'spotV3', catalog: spotV3, payload: undefined });
    expect(spotV3Errors.requestLifetime).toBe(30_000);
    expect(spotV3Errors.ErrorCode).toEqual(ErrorCode);
    const payload = { code: -1140, msg: 'limit must be between 1 and 5.' };
    expect(spotV3Errors.toApiError(payload)?.toJSON()).toEqual(toApiError(payload)?.toJSON());
    expect(spotV3Errors.createApiError('INVALID_SYMBOL').toJSON()).toEqual(
      createApiError('INVALID_SYMBOL').toJSON(),
    );
  });

  it('is what its catalog and its domain define', () => {
    const { domain, textRules } = spotV3Errors;
    const defined = defineErrors(spotV3, { domain, textRules });
    expect(defined.roles).toEqual(spotV3Errors.roles);
    expect(isApiError(defined.createApiError('INVALID_SYMBOL'), 'INVALID_SYMBOL')).toBe(true);
  });
});

/** Two contracts with the same codes, reasons and message ids. */
const catalog = [
  { code: -1121, reason: 'INVALID_SYMBOL', messages: { INVALID_SYMBOL: ['No such symbol.'] } },
  { code: -7, reason: 'OWN', messages: { OWN: ['Own.'] } },
] as const satisfies Catalog;
const acme: AnyErrorSet = defineErrors(catalog, { domain: 'acme' });
const other: AnyErrorSet = defineErrors(catalog, { domain: 'other' });
const nameless: AnyErrorSet = defineErrors(catalog);

describe('the domain', () => {
  const error = acme.createApiError('INVALID_SYMBOL');
  const json = JSON.parse(JSON.stringify(error));

  it('is a field of the error, its data and its JSON', () => {
    expect([error.domain, json.domain, acme.decode({ code: -7, msg: 'x' })?.domain]).toEqual(
      Array(3).fill('acme'),
    );
    expect('domain' in JSON.parse(JSON.stringify(nameless.createApiError('OWN')))).toBe(false);
  });

  it('keeps an error from being one of another domain, except without a reason', () => {
    const sets = [acme, other, spotV3Errors as AnyErrorSet, nameless];
    expect(sets.map(({ isApiError }) => isApiError(error, 'INVALID_SYMBOL'))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(sets.map(({ isApiError }) => isApiError(error))).toEqual([true, true, true, true]);
    const unnamed = nameless.createApiError('INVALID_SYMBOL');
    expect(sets.map(({ isApiError }) => isApiError(unnamed, 'INVALID_SYMBOL'))).toEqual(Array(4).fill(true));
  });

  it('decides which set reads a JSON', () => {
    expect(acme.fromJSON(json)).toMatchObject({ domain: 'acme', message: 'No such symbol.' });
    expect([other.fromJSON(json), spotV3Errors.fromJSON(json)]).toEqual([undefined, undefined]);
  });

  it('keeps a JSON of another domain from being read as a payload', () => {
    expect([other.decode(json), other.toApiError(json)]).toEqual([undefined, undefined]);
    const ok = { httpStatus: 200, receivedAt: 0 };
    const kinds = [acme, other].map((errors) => toOutcome(json, { errors, responseInfo: ok }).kind);
    expect(kinds).toEqual(['api-error', 'unrecognized']);
    const failed = toOutcome(json, { errors: other, responseInfo: { httpStatus: 400, receivedAt: 0 } });
    expect(failed.kind === 'response-error' && failed.data.msg).toBe('No such symbol.');
  });

  it('decides which of several sets identifies an error and its JSON', () => {
    const errors = [other, acme];
    for (const thrown of [error, json, { response: { data: json } }, new Error('x', { cause: error })]) {
      expect(identify(thrown, { errors })).toMatchObject({ kind: 'api-error', domain: 'acme' });
    }
    const unknown = {
      kind: 'api-error',
      domain: 'acme',
      code: -1121,
      reason: undefined,
      definition: undefined,
    };
    expect(identify(json, { errors: [other] })).toMatchObject(unknown);
    expect(identify(error, { errors: [other] })).toMatchObject({ kind: 'api-error', domain: 'acme' });
  });

  it('is that of the first set that knows the code of a bare payload', () => {
    const domainOf = (code: number, ...errors: AnyErrorSet[]) =>
      identify({ code, msg: 'x' }, { errors })?.domain;
    expect(domainOf(-1121, other, acme)).toBe('other');
    expect(domainOf(-1121, acme, other)).toBe('acme');
    expect(domainOf(-7, spotV3Errors, acme)).toBe('acme');
    expect(domainOf(-1000, acme, spotV3Errors)).toBe('spotV3');
    expect(domainOf(-9, acme, spotV3Errors)).toBe('acme');
  });
});
