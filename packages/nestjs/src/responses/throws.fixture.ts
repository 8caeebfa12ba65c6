import { createApiError, defineErrors, spotV3, toApiError } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { readApiError } from '@errlex/core/response';
import { type ResponderOptions, RoleError } from '@errlex/server';
import createHttpError from 'http-errors';

/** The contract of all hosts: the shipped definitions, those of HTTP, and one of its own. */
const errors = defineErrors(
  [
    ...spotV3,
    ...httpErrors,
    {
      code: -3409,
      reason: 'ORDER_EXISTS',
      httpStatus: 409,
      messages: { ORDER_EXISTS: ['The order %s exists.', 'id'] },
    },
  ],
  { domain: 'spotV3' },
);

export const options: ResponderOptions = {
  errors,
  messages: { de: { ORDER_EXISTS: 'Die Order {{id}} gibt es schon.' } },
  problemUrl: 'https://errors.example/',
  map: { P2002: 'SPOT_ORDER_NOT_EXIST', 11000: 'SPOT_ORDER_NOT_EXIST' },
  log: () => {},
};

const read = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  readApiError(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    }),
  );
const upstream = {
  key: await read(401, { code: -1044, msg: 'Invalid ACCESS_KEY.' }),
  text: await read(400, { code: -1142, msg: 'internal words' }),
  unknown: await read(400, { code: -9999, msg: 'internal words' }),
  page: await read(503, 'oops', { 'retry-after': '100000' }),
  limited: await read(429, { code: -1054, msg: 'slow' }, { 'retry-after': '100000' }),
};
const withFields = (fields: object) => Object.assign(new Error('secret'), fields);

/** The values that handlers throw, by their names in the table. */
export const throws: Readonly<Record<string, () => unknown>> = {
  'an error without params': () => createApiError('INVALID_SYMBOL'),
  'an error with params': () => createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 }),
  'an error of an own definition': () => errors.createApiError('ORDER_EXISTS', { id: 'x1' }),
  'an undocumented text': () => toApiError({ code: -1142, msg: 'Undocumented words.' }),
  'a code without a definition': () => toApiError({ code: -9999, msg: 'Nobody knows.' }),
  'a 5xx with a cause': () => createApiError('SYSTEM_ERROR', {}, { cause: new Error('secret') }),
  'an upstream that rejects our key': () => upstream.key,
  'an upstream with an undocumented text': () => upstream.text,
  'an upstream with an unknown code': () => upstream.unknown,
  'an upstream that sends a page': () => upstream.page,
  'an upstream that limits us': () => upstream.limited,
  'a wire error': () => ({
    $errlex: 1,
    code: -2200,
    messageId: 'SPOT_ORDER_NOT_EXIST',
    params: {},
    msg: 'x',
  }),
  'a bug': () => new TypeError('secret db.internal:5432'),
  'a text': () => 'secret',
  'a number': () => 42,
  null: () => null,
  undefined: () => undefined,
  'a payload': () => ({ code: -1121, msg: 'secret' }),
  'a frozen object': () => Object.freeze({ secret: true }),
  'a proxy that throws': () =>
    new Proxy(
      {},
      {
        get() {
          throw new Error('secret');
        },
      },
    ),
  'a client error with a payload': () =>
    withFields({ response: { status: 400, data: { code: -1121, msg: 'secret' } } }),
  'a refused connection': () => withFields({ code: 'ECONNREFUSED' }),
  'a time-out': () => new DOMException('secret', 'TimeoutError'),
  'a mapped name': () => withFields({ code: 'P2002' }),
  'a mapped number': () => withFields({ code: 11_000 }),
  'http-errors 400': () => createHttpError(400, 'secret'),
  'http-errors 401': () => createHttpError(401, 'secret'),
  'http-errors 404': () => createHttpError(404, 'secret'),
  'http-errors 413': () => createHttpError(413, 'secret'),
  'http-errors 429': () => createHttpError(429, 'secret'),
  'an error with a status alone': () => withFields({ statusCode: 402 }),
  'a role': () => new RoleError('conflict'),
};

const html = 'text/html, application/json;q=0.9';

/** The requests of the table. */
export const requests: Readonly<
  Record<string, { readonly method?: 'HEAD'; readonly headers: Readonly<Record<string, string>> }>
> = {
  en: { headers: { 'accept-language': 'en-GB', accept: html } },
  ja: { headers: { 'accept-language': 'ja' } },
  'de-AT': { headers: { 'accept-language': 'de-AT, en;q=0.5' } },
  'an unknown language': { headers: { 'accept-language': 'tlh' } },
  HEAD: { method: 'HEAD', headers: { 'accept-language': 'ja' } },
  'problem+json': {
    headers: {
      'accept-language': 'de',
      accept: 'application/problem+json; charset=utf-8, application/json;q=0.5',
    },
  },
  compressed: { headers: { 'accept-language': 'ja', 'accept-encoding': 'gzip' } },
  'another origin': { headers: { 'accept-language': 'de', origin: 'https://a.example' } },
};
