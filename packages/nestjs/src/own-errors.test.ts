import {
  type AnyErrorSet,
  ApiError,
  createApiError,
  createErrorData,
  defineErrors,
  spotV3Errors,
} from '@errlex/core';
import { findOwnError, toRemoteError, toWireError } from '@errlex/server/adapter';
import { RpcException } from '@nestjs/microservices';
import { describe, expect, it } from 'vitest';
import { createApiException } from './create-api-exception.js';
import { createExceptionFactory } from './validation/create-exception-factory.js';

const acme = defineErrors(
  [
    { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
    { code: 2, reason: 'BAD_PARAM', messages: { BAD_PARAM: ['Parameter %s is invalid.', 'parameter'] } },
  ],
  { domain: 'acme', payload: { code: 'retCode', msg: 'retMsg' }, roles: { invalidParam: 'BAD_PARAM' } },
);
const symbol = createErrorData('INVALID_SYMBOL');

const find = (thrown: unknown, errors: AnyErrorSet, isDelivered = false) =>
  findOwnError(thrown, errors, isDelivered);

describe('findOwnError', () => {
  it('finds an ApiError, unless its code is that of a success', () => {
    expect(find(createApiError('INVALID_SYMBOL'), spotV3Errors)?.error.code).toBe(-1121);
    expect(find(new ApiError({ code: 0, message: 'fine' }), spotV3Errors)).toBeUndefined();
    expect(find(new ApiError({ code: 0, message: 'fine' }), acme)).toBeUndefined();
  });

  it('finds an error of another contract, which keeps its domain and definition', () => {
    const own = find(createApiError('INVALID_SYMBOL'), acme);
    expect(own).toMatchObject({ isRemote: false, error: { domain: 'spotV3', reason: 'INVALID_SYMBOL' } });
  });

  it.each([
    null,
    undefined,
    'INVALID_SYMBOL',
    -1121,
    {},
    { code: -1121, msg: 'Invalid symbol.' },
    { code: -1121, message: 'Invalid symbol.' },
    { response: { data: { $errlex: 1, code: -1121, msg: 'Invalid symbol.' } } },
    new RpcException({ code: -1121, msg: 'Invalid symbol.' }),
    Object.assign(new Error('Invalid symbol.'), { code: -1121 }),
  ])('finds none in %o', (thrown) => {
    expect(find(thrown, spotV3Errors)).toBeUndefined();
  });

  it('describes the violations of a pipe that has no contract by that of the application', () => {
    const exception = createExceptionFactory()([{ message: 'is wrong', path: ['side'] }]);
    expect(find(exception, acme)).toMatchObject({
      error: { domain: 'acme', code: 2, message: 'Parameter side is invalid.' },
      httpStatus: 400,
    });
    const own = createExceptionFactory({ errors: spotV3Errors })([{ message: 'is wrong', path: ['side'] }]);
    expect(find(own, acme)?.error.code).toBe(-1142);
  });

  it('marks the error of another service as remote', () => {
    const wire = toWireError(symbol, symbol.message);
    expect(find(wire, spotV3Errors)).toMatchObject({ isRemote: true, error: { code: -1121 } });
    expect(find(new RpcException(wire), spotV3Errors)).toMatchObject({ isRemote: true });
  });

  it('finds the JSON of an ApiError only if a transport delivered it', () => {
    const json = JSON.parse(JSON.stringify(createApiError('INVALID_SYMBOL')));
    expect(find(json, spotV3Errors)).toBeUndefined();
    expect(find(json, spotV3Errors, true)).toMatchObject({ isRemote: true, error: { code: -1121 } });
    expect(find(new RpcException(json), spotV3Errors)).toMatchObject({ isRemote: true });
  });

  it('keeps an error that toApiErrors created, and hides a text that is not documented', () => {
    const documented = toRemoteError({ error: symbol }, spotV3Errors);
    expect(find(documented, acme)).toMatchObject({ isRemote: true, usesGenericText: false });
    const undocumented = { ...symbol, messageId: undefined, message: 'secret' };
    const remote = toRemoteError({ error: undocumented, usesGenericText: true }, spotV3Errors);
    expect(find(remote, acme)).toMatchObject({ error: remote, isRemote: true, usesGenericText: true });
  });

  it('does not mark an error of another domain as remote, which no other service of this domain logs', () => {
    const exception = new (createApiException(acme))('INTERNAL');
    const wire = toWireError(exception, exception.message);
    expect(find(wire, spotV3Errors)).toMatchObject({
      isRemote: false,
      error: { domain: 'acme', code: 1, msg: 'Internal error.', definition: undefined, upstream: true },
    });
  });
});
