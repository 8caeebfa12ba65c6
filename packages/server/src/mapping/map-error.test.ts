import { ApiError, createErrorData, defineErrors, type ErrorData, spotV3, spotV3Errors } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { readApiError } from '@errlex/core/response';
import { HttpException, InternalServerErrorException } from '@nestjs/common';
import { HTTPException } from 'hono/http-exception';
import createHttpError from 'http-errors';
import { describe, expect, it } from 'vitest';
import { createContext } from '../responder-context.js';
import type { ResponderOptions } from '../responder-options.js';
import { RoleError } from '../role-errors.js';
import { mapError, type ThrownFacts } from './map-error.js';

const errors = defineErrors([...spotV3, ...httpErrors], { domain: 'spotV3' });
const request = { method: 'GET', url: '/', headers: new Headers() };

const map = async (thrown: unknown, options: ResponderOptions = {}, facts?: ThrownFacts) =>
  mapError(thrown, request, await createContext({ errors, locales: [], ...options }), facts);

/** Maps a thrown value to a message id and a status. */
async function mapped(thrown: unknown, options?: ResponderOptions, facts?: ThrownFacts): Promise<unknown[]> {
  const { error, httpStatus } = await map(thrown, options, facts);
  return [error.messageId, httpStatus];
}

const unknown = ['UNKNOWN_ERROR', 500];

describe('the status of another error', () => {
  const error = (fields: object) => Object.assign(new Error('x'), fields);

  it.each([
    ['an exception of Nest', new HttpException('x', 599), ['UNKNOWN_ERROR', 599]],
    ['http-errors', error({ statusCode: 413, status: 413, expose: true }), ['PAYLOAD_TOO_LARGE', 413]],
    [
      'Fastify',
      error({ statusCode: 415, code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' }),
      ['INVALID_CONTENT_TYPE', 415],
    ],
    [
      'Express, of a parameter',
      Object.assign(new URIError('x'), { statusCode: 400, status: 400 }),
      ['PARAM_VALIDATE_ERROR', 400],
    ],
    ['Fastify, of an upload', error({ statusCode: 400, code: 'ECONNRESET' }), ['PARAM_VALIDATE_ERROR', 400]],
  ])('is believed of %s', async (_, thrown, expected) => {
    expect(await mapped(thrown)).toEqual(expected);
  });

  it.each([
    ['none of an error', new HttpException('x', 600)],
    ['without a response', { getStatus: () => 404 }],
    ['without a status', { getResponse: () => 'x' }],
    ['told twice, and not the same', error({ statusCode: 404, status: 400, expose: true })],
    ['of something else that is exposed', error({ statusCode: 404, status: 404, expose: 'yes' })],
    ['of another server', error({ statusCode: 404, code: 'NOT_FOUND' })],
    ['of another code of Fastify', error({ statusCode: 404, code: 'MY_FST_ERROR' })],
    ['of another broken connection', error({ statusCode: 404, code: 'E_TWICE_ECONNRESET' })],
    ['of yet another', error({ statusCode: 404, code: 'NO_ECONNRESET' })],
    [
      'that is no number',
      error({ statusCode: '404', status: '404', expose: true, cause: { code: 'entity.parse.failed' } }),
    ],
    ['missing beside the code of a parser', error({ code: 'entity.parse.failed' })],
    ['in the place of a code', Object.assign(new InternalServerErrorException('x'), { code: '403' })],
  ])('is no status where it is %s', async (_, thrown) => {
    expect(await mapped(thrown)).toEqual(unknown);
  });

  it('is not taken for a name that begins or ends as one', async () => {
    const map = { '40001': 'INVALID_SIDE', E403: 'INVALID_SYMBOL' };
    expect((await mapped(error({ code: '40001' }), { map }))[0]).toBe('INVALID_SIDE');
    expect((await mapped(error({ code: 'E403' }), { map }))[0]).toBe('INVALID_SYMBOL');
  });
});

describe('the option map', () => {
  const error = (fields: object) => Object.assign(new Error('x'), fields);
  class MongoServerError extends Error {
    readonly code = 11_000;
  }

  it('finds numeric codes, names and statuses, the most specific first', async () => {
    const table = { 11000: 'INVALID_SIDE', MongoServerError: 'INVALID_SYMBOL', 404: 'SPOT_ORDER_NOT_EXIST' };
    expect((await mapped(new MongoServerError('E11000'), { map: table }))[0]).toBe('INVALID_SIDE');
    expect(
      (await mapped(new MongoServerError('E11000'), { map: { MongoServerError: 'INVALID_SYMBOL' } }))[0],
    ).toBe('INVALID_SYMBOL');
    expect(await mapped(createHttpError(404), { map: table })).toEqual(['SPOT_ORDER_NOT_EXIST', 404]);
    expect(await mapped(error({ code: 404 }), { map: table })).toEqual(unknown);
  });

  it('may be a function, which sets params and decides on statuses', async () => {
    const options: ResponderOptions = {
      map: (thrown) =>
        thrown instanceof MongoServerError
          ? errors.createErrorData('PARAM_EMPTY', { parameter: 'id' })
          : undefined,
    };
    expect((await map(new MongoServerError('E11000'), options)).error.params).toEqual({ parameter: 'id' });
    expect(await mapped(new TypeError('x'), options)).toEqual(unknown);
  });

  it('maps the error of an upstream, and no own one', async () => {
    const table = { map: () => errors.createErrorData('INVALID_SIDE') };
    const upstream = { ...createErrorData('INVALID_SYMBOL'), upstream: true as const };
    const branded = new ApiError(upstream);
    expect((await mapped(branded, table))[0]).toBe('INVALID_SIDE');
    expect((await mapped(errors.createApiError('INVALID_SYMBOL'), table))[0]).toBe('INVALID_SYMBOL');
  });

  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('no map');
      },
    ],
    ['returns a promise', () => Promise.reject(new Error('late'))],
    ['returns null', () => null],
    ['returns something else', () => ({ code: 'P2002', message: 'x' })],
  ])('leaves an error to the default mapping if it %s', async (_, failing) => {
    expect(await mapped(createHttpError(409), { map: failing as never, log: () => {} })).toEqual([
      'CONFLICT',
      409,
    ]);
  });
});

describe('an error that is not of the framework', () => {
  it.each([
    ['no connection', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), ['SERVICE_UNAVAILABLE', 503]],
    ['a time-out', Object.assign(new Error('x'), { name: 'TimeoutError' }), ['GATEWAY_TIMEOUT', 504]],
    ['a bug', new TypeError('x is not a function'), unknown],
    ['a SyntaxError', new SyntaxError('Unexpected token'), unknown],
    ['an abort', new DOMException('aborted', 'AbortError'), unknown],
    ['a role', new RoleError('conflict'), ['CONFLICT', 409]],
    ['an exception of Hono', new HTTPException(413), ['PAYLOAD_TOO_LARGE', 413]],
    ['an unknown route', createHttpError(404), ['ROUTE_NOT_FOUND', 404]],
  ])('has the error and the status of its role: %s', async (_, thrown, expected) => {
    expect(await mapped(thrown)).toEqual(expected);
  });

  it('has 502 and 504 if the contract names no such role', async () => {
    const options = { errors: spotV3Errors };
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    expect(await mapped(refused, options)).toEqual(['UNKNOWN_ERROR', 502]);
    expect(await mapped(new DOMException('x', 'TimeoutError'), options)).toEqual(['UNKNOWN_ERROR', 504]);
    expect(await map(new RoleError('notFound'), options)).toMatchObject({ httpStatus: 404, isFault: false });
  });

  it.each([
    ['a thrown object', { code: -1121, msg: 'secret' }],
    [
      'the body of another client',
      Object.assign(new Error('x'), { response: { data: { code: -1121, msg: 'secret' } } }),
    ],
    ['JSON of an error', JSON.parse(JSON.stringify(spotV3Errors.createApiError('INVALID_SYMBOL')))],
  ])('is the error of an upstream at most, whose text is not sent: %s', async (_, thrown) => {
    for (const upstream of ['gateway', 'verbatim'] as const) {
      const result = await map(thrown, { upstream });
      expect(result).toMatchObject({
        httpStatus: 400,
        isFault: true,
        error: { code: -1121, upstream: true },
      });
      expect(result).toMatchObject({ usesGenericText: true, error: { params: {} } });
    }
  });

  it('is an own error if a transport delivered its JSON', async () => {
    const json = JSON.parse(JSON.stringify(spotV3Errors.createApiError('INVALID_SYMBOL')));
    expect(await map(json, {}, { isDelivered: true })).toMatchObject({ httpStatus: 400, isFault: false });
  });

  it('has the names that the host knows before its own', async () => {
    expect(await mapped(createHttpError(400), {}, { names: ['entity.parse.failed'] })).toEqual([
      'INVALID_JSON',
      400,
    ]);
  });
});

describe('the error of an upstream', () => {
  const read = (body: unknown, httpStatus: number, headers: Record<string, string> = {}) =>
    readApiError(new Response(JSON.stringify(body), { status: httpStatus, headers }));

  it('is sent with its gateway status and documented text', async () => {
    expect(await map(await read({ code: -1044, msg: 'Invalid ACCESS_KEY.' }, 401))).toMatchObject({
      httpStatus: 500,
      usesGenericText: false,
      isFault: true,
    });
    expect(await map(await read({ code: -1142, msg: 'secret' }, 400))).toMatchObject({
      usesGenericText: true,
    });
    expect(await map(await read({ code: -9999, msg: 'secret' }, 400))).toMatchObject({
      httpStatus: 502,
      error: { messageId: 'UNKNOWN_ERROR' },
      received: { code: -9999 },
    });
  });

  it('is passed on under "verbatim"', async () => {
    const options = { upstream: 'verbatim' } as const;
    expect(await map(await read({ code: -9999, msg: 'words' }, 418), options)).toMatchObject({
      httpStatus: 418,
      error: { code: -9999, message: 'words' },
    });
  });

  it('has 502 without a code, and keeps how long to wait', async () => {
    const { error, httpStatus } = await map(await read('oops', 503, { 'retry-after': '7' }));
    expect([error.messageId, httpStatus, error.responseInfo?.retryAfter]).toEqual(['BAD_GATEWAY', 502, 7000]);
  });

  it('has 500 and 502 for a definition without statuses', async () => {
    const acme = defineErrors([{ code: 7, reason: 'BUSY', messages: { BUSY: ['Busy.'] } }], {
      roles: { unknown: 'BUSY' },
    });
    const busy = (fields: Partial<ErrorData> = {}) =>
      new ApiError({ ...acme.createErrorData('BUSY'), ...fields });
    expect((await map(busy(), { errors: acme })).httpStatus).toBe(500);
    expect((await map(busy({ upstream: true }), { errors: acme })).httpStatus).toBe(502);
  });
});
