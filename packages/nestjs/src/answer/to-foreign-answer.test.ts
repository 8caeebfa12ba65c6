import { defineErrors, spotV3 } from '@errlex/core';
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
import { createForeign } from './create-foreign.js';
import { toForeignAnswer } from './to-foreign-answer.js';

interface Surroundings {
  readonly request?: object;
  readonly type?: string;
  readonly adapter?: object;
  readonly map?: Record<string, string>;
}

/** What is answered to a thrown value: its message id and status. */
async function answerTo(thrown: unknown, surroundings: Surroundings = {}): Promise<unknown[]> {
  const { request = {}, type = 'http', adapter, map = {} } = surroundings;
  const adapterHost = new HttpAdapterHost();
  if (adapter) adapterHost.httpAdapter = adapter as never;
  const context = await createContext({ http: true, map }, new ApplicationConfig(), adapterHost);
  const host = new ExecutionContextHost([request, {}]);
  host.setType(type);
  const { error, httpStatus } = toForeignAnswer(thrown, host, context);
  return [error.messageId, httpStatus];
}

const unknown = ['UNKNOWN_ERROR', 500];

describe('what a body parser refused, of which its text alone is left', () => {
  const text = 'Unexpected token } in JSON at position 3';

  it('is told by its text where no route has taken the request', async () => {
    expect(await answerTo(new BadRequestException(text))).toEqual(['INVALID_JSON', 400]);
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
  ])('is a parameter like any where %s', async (_, thrown, surroundings) => {
    expect((await answerTo(thrown, surroundings))[0]).toBe('PARAM_VALIDATE_ERROR');
  });

  it('is told by a text of Fastify whatever the route', async () => {
    const empty = new BadRequestException(
      'Body cannot be empty when content-type is set to application/json',
    );
    for (const request of [{}, { routeOptions: {} }])
      expect((await answerTo(empty, { request }))[0]).toBe('INVALID_JSON');
  });
});

describe('a route that Nest did not find', () => {
  const adapter = { getRequestMethod: () => 'GET', getRequestUrl: () => '/x' };
  const lost = new NotFoundException('Cannot GET /x');

  it('is told from what a handler did not find', async () => {
    expect(await answerTo(lost, { adapter })).toEqual(['ROUTE_NOT_FOUND', 404]);
    expect(await answerTo(new NotFoundException('no such order'), { adapter })).toEqual([
      'UNKNOWN_ERROR',
      404,
    ]);
    expect(await answerTo(new BadRequestException('Cannot GET /x'), { adapter })).toEqual([
      'PARAM_VALIDATE_ERROR',
      400,
    ]);
    expect(await answerTo(lost, { adapter, type: 'rpc' })).toEqual(['UNKNOWN_ERROR', 404]);
  });

  it.each([undefined, {}])('is an unknown error where the adapter tells no URL: %j', async (bare) => {
    const known = bare && { adapter: bare };
    expect(await answerTo(lost, known)).toEqual(['UNKNOWN_ERROR', 404]);
  });
});

describe('the status of a foreign error', () => {
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
    expect(await answerTo(thrown)).toEqual(expected);
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
    expect(await answerTo(thrown)).toEqual(unknown);
  });

  it('is not taken for a name that begins or ends as one', async () => {
    const map = { '40001': 'INVALID_SIDE', E403: 'INVALID_SYMBOL' };
    expect((await answerTo(error({ code: '40001' }), { map }))[0]).toBe('INVALID_SIDE');
    expect((await answerTo(error({ code: 'E403' }), { map }))[0]).toBe('INVALID_SYMBOL');
  });
});

describe('createForeign', () => {
  const [conflict] = httpErrors.filter(({ reason }) => reason === 'CONFLICT');
  const renamed = { ...conflict, reason: 'TAKEN', messages: { TAKEN: ['x'] } };
  const moved = { ...conflict, code: -7 };

  it.each([
    ['the row of httpErrors', [conflict], true],
    ['another row of that code', [renamed], false],
    ['a row of its own of that reason', [moved], false],
    ['none of both', [], false],
  ])('answers a conflict as one where the catalog has %s: %#', (_, rows, isListed) => {
    const { catalog } = defineErrors([...spotV3, ...rows] as never);
    expect(createForeign(catalog).has('409')).toBe(isListed);
  });
});
