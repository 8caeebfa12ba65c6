import { type AnyErrorSet, type Catalog, defineErrors, spotV3, spotV3Errors } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import {
  BadRequestException,
  HttpException,
  InternalServerErrorException,
  NotFoundException,
  UnprocessableEntityException,
} from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { describe, expect, it } from 'vitest';
import { createContext } from '../errlex.context.js';
import { createDefaultMapping } from './default-mapping.js';
import { mapOtherError } from './map-other-error.js';

interface Surroundings {
  readonly request?: object;
  readonly type?: string;
  readonly adapter?: object;
  readonly map?: Record<string, string>;
}

/** Maps a thrown value to a message id and a status. */
async function mapped(thrown: unknown, surroundings: Surroundings = {}): Promise<unknown[]> {
  const { request = {}, type = 'http', adapter, map = {} } = surroundings;
  const adapterHost = new HttpAdapterHost();
  if (adapter) adapterHost.httpAdapter = adapter as never;
  const context = await createContext({ http: true, map }, new ApplicationConfig(), adapterHost);
  const host = new ExecutionContextHost([request, {}]);
  host.setType(type);
  const { error, httpStatus } = mapOtherError(thrown, host, context);
  return [error.messageId, httpStatus];
}

const unknown = ['UNKNOWN_ERROR', 500];

describe('the error of a body parser whose text alone is left', () => {
  const text = 'Unexpected token } in JSON at position 3';

  it('is recognized by its text if no route has taken the request', async () => {
    expect(await mapped(new BadRequestException(text))).toEqual(['INVALID_JSON', 400]);
  });

  it.each<[string, unknown, Surroundings]>([
    ['Express has a route', new BadRequestException(text), { request: { route: {} } }],
    ['Fastify has a route', new BadRequestException(text), { request: { routeOptions: {} } }],
    ['the status is another', new UnprocessableEntityException(text), {}],
    ['the cause is known', new BadRequestException(text, { cause: new Error('x') }), {}],
    ['it is no request of HTTP', new BadRequestException(text), { type: 'rpc' }],
    ['the text is another', new BadRequestException('limit is no number'), {}],
    [
      'it is no exception of Nest',
      Object.assign(new Error(text), { statusCode: 400, status: 400, expose: true }),
      {},
    ],
  ])('is an invalid parameter if %s', async (_, thrown, surroundings) => {
    expect((await mapped(thrown, surroundings))[0]).toBe('PARAM_VALIDATE_ERROR');
  });

  it('is recognized by a text of Fastify, whatever the route', async () => {
    const empty = new BadRequestException(
      'Body cannot be empty when content-type is set to application/json',
    );
    for (const request of [{}, { routeOptions: {} }])
      expect((await mapped(empty, { request }))[0]).toBe('INVALID_JSON');
  });
});

describe('a route that Nest did not find', () => {
  const adapter = { getRequestMethod: () => 'GET', getRequestUrl: () => '/x' };
  const lost = new NotFoundException('Cannot GET /x');

  it('is distinguished from what a handler did not find', async () => {
    expect(await mapped(lost, { adapter })).toEqual(['ROUTE_NOT_FOUND', 404]);
    expect(await mapped(new NotFoundException('no such order'), { adapter })).toEqual(['UNKNOWN_ERROR', 404]);
    expect(await mapped(new BadRequestException('Cannot GET /x'), { adapter })).toEqual([
      'PARAM_VALIDATE_ERROR',
      400,
    ]);
    expect(await mapped(lost, { adapter, type: 'rpc' })).toEqual(['UNKNOWN_ERROR', 404]);
  });

  it.each([undefined, {}])('is an unknown error if the adapter has no URL: %j', async (bare) => {
    const known = bare && { adapter: bare };
    expect(await mapped(lost, known)).toEqual(['UNKNOWN_ERROR', 404]);
  });
});

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
    ['of another server', error({ statusCode: 404, code: 'ENOTFOUND' })],
    ['of another code of Fastify', error({ statusCode: 404, code: 'MY_FST_ERROR' })],
    ['of another broken connection', error({ statusCode: 404, code: 'ECONNRESET_TWICE' })],
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

describe('createDefaultMapping', () => {
  const [conflict] = httpErrors.filter(({ reason }) => reason === 'CONFLICT');
  const renamed = { ...conflict, reason: 'TAKEN', messages: { TAKEN: ['x'] } };
  const moved = { ...conflict, code: -7 };

  it.each([
    ['the definition of httpErrors', [conflict], true],
    ['another definition of that code', [renamed], false],
    ['a definition of its own with that reason', [moved], false],
    ['neither', [], false],
  ])('lists a conflict if the catalog has %s: %#', (_, definitions, isListed) => {
    const errors: AnyErrorSet = defineErrors([...spotV3, ...definitions] as never);
    expect(createDefaultMapping(errors).has('409')).toBe(isListed);
  });

  const acme = [
    { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
    { code: 2, reason: 'BAD_PARAM', messages: { BAD_PARAM: ['Parameter %s is invalid.', 'parameter'] } },
    { code: 3, reason: 'NO_ENTRY', httpStatus: 403, messages: { NO_ENTRY: ['No entry.'] } },
    { code: 4, reason: 'NOT_HERE', messages: { NOT_HERE: ['Not here.'] } },
  ] as const satisfies Catalog;

  it('uses the roles of the contract, and shipped errors for roles that it does not name', () => {
    const errors = defineErrors(acme, {
      roles: { unknown: 'INTERNAL', invalidParam: 'BAD_PARAM', forbidden: 'NO_ENTRY', notFound: 'NOT_HERE' },
    });
    const mapping = createDefaultMapping(errors);
    const codes = ['400', '422', '403', 'Forbidden resource', '404', 'unknown-route', '401', '409'].map(
      (name) => mapping.get(name)?.code,
    );
    expect(codes).toEqual([2, 2, 3, 3, 4, 4, -1047, undefined]);
    expect(mapping.get('400')).toMatchObject({ messageId: undefined, message: 'BAD_PARAM' });
  });

  it('keeps the message of the shipped catalog for an invalid parameter without a name', () => {
    expect(createDefaultMapping(spotV3Errors).get('400')?.messageId).toBe('PARAM_VALIDATE_ERROR');
  });
});
