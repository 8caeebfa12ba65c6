import {
  createError,
  createTypeError,
  disconnected,
  invalidSymbol,
  notConnected,
  page,
  payload,
  payloadText,
  timedOut,
} from './expectations.js';
import type { ThrownCase } from './thrown-case.js';

const url = 'https://api.example.com/api/v3/order';
const request = { method: 'POST', url };

/** Creates an error like axios, which sets `status` only if there is a response. */
function createAxiosError(
  message: string,
  code: string,
  response?: { status: number; data: unknown },
): Error {
  const config = { url, method: 'post', headers: { ACCESS_KEY: 'secret' } };
  return createError('AxiosError', message, {
    isAxiosError: true,
    code,
    config,
    request: {},
    ...(response && {
      response: { statusText: '', headers: {}, config, ...response },
      status: response.status,
    }),
  });
}

export const fetchClientCases: readonly ThrownCase[] = [
  {
    name: 'axios: a 400 with a payload',
    source: 'axios 1.21 core/settle.js',
    create: () =>
      createAxiosError('Request failed with status code 400', 'ERR_BAD_REQUEST', {
        status: 400,
        data: payload,
      }),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'axios: a 400 with a payload that was not parsed',
    create: () =>
      createAxiosError('Request failed with status code 400', 'ERR_BAD_REQUEST', {
        status: 400,
        data: payloadText,
      }),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'axios: the page of a gateway',
    create: () =>
      createAxiosError('Request failed with status code 502', 'ERR_BAD_RESPONSE', {
        status: 502,
        data: '<h1>Bad gateway</h1>',
      }),
    ...page,
    httpStatus: 502,
    advice: { retry: 'backoff', executed: 'unknown' },
  },
  {
    name: 'axios: a 400 with an error text but no code',
    create: () =>
      createAxiosError('Request failed with status code 400', 'ERR_BAD_REQUEST', {
        status: 400,
        data: { success: false, msg: 'Engine halted.' },
      }),
    ...page,
    msg: 'Engine halted.',
    httpStatus: 400,
    advice: { retry: 'never', executed: 'no' },
  },
  {
    name: 'axios: no response in a browser',
    source: 'axios 1.21 adapters/xhr.js',
    create: () => createAxiosError('Network Error', 'ERR_NETWORK'),
    ...disconnected,
  },
  {
    name: 'axios: a refused connection in Node',
    create: () => createAxiosError('connect ECONNREFUSED 127.0.0.1:443', 'ECONNREFUSED'),
    ...notConnected,
  },
  {
    name: 'axios: a time-out',
    source: 'axios 1.21 adapters/xhr.js',
    create: () => createAxiosError('timeout of 1000ms exceeded', 'ECONNABORTED'),
    ...timedOut,
  },
  {
    name: 'axios: a time-out with clarifyTimeoutError',
    create: () => createAxiosError('timeout of 1000ms exceeded', 'ETIMEDOUT'),
    ...timedOut,
  },
  {
    name: 'ky 2: a 400 with a payload',
    source: 'ky 2.1 errors/HTTPError.js',
    create: () =>
      createError('HTTPError', `Request failed with status code 400 Bad Request: POST ${url}`, {
        response: new Response(null, { status: 400 }),
        request,
        options: {},
        data: payload,
      }),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'ky 1: a 400 whose body was not read',
    source: 'ky 1.14 errors/HTTPError.js',
    create: () =>
      createError('HTTPError', `Request failed with status code 400 Bad Request: POST ${url}`, {
        response: new Response(payloadText, { status: 400 }),
        request,
        options: {},
      }),
    ...page,
    httpStatus: 400,
    advice: { retry: 'never', executed: 'no' },
  },
  {
    name: 'ky: a rate limit with a header Retry-After',
    create: () =>
      createError('HTTPError', `Request failed with status code 429: POST ${url}`, {
        response: new Response(null, { status: 429, headers: { 'retry-after': '7' } }),
        request,
        options: {},
        data: '',
      }),
    ...page,
    httpStatus: 429,
    advice: { retry: 'backoff', executed: 'no' },
  },
  {
    name: 'ky: a time-out',
    source: 'ky 2.1 errors/TimeoutError.js',
    create: () => createError('TimeoutError', `Request timed out: POST ${url}`, { request }),
    ...timedOut,
  },
  {
    name: 'ky 2: no network',
    source: 'ky 2.1 errors/NetworkError.js',
    create: () =>
      createError(
        'NetworkError',
        `Request failed due to a network error: POST ${url}`,
        { request },
        createTypeError('Failed to fetch'),
      ),
    ...disconnected,
  },
  {
    name: 'ofetch: a 400 with a payload',
    source: 'unjs/ofetch src/error.ts',
    create: () => {
      const response = Object.assign(new Response(null, { status: 400 }), { _data: payload });
      const fields = { request: url, response, data: payload, status: 400, statusCode: 400 };
      return createError('FetchError', `[POST] "${url}": 400 Bad Request`, fields);
    },
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'ofetch: no network',
    create: () =>
      createError(
        'FetchError',
        `[POST] "${url}": <no response> Failed to fetch`,
        { request: url },
        createTypeError('Failed to fetch'),
      ),
    ...disconnected,
  },
  {
    name: 'a Response that was thrown',
    create: () => new Response(payloadText, { status: 404 }),
    ...page,
    httpStatus: 404,
    advice: { retry: 'never', executed: 'unknown' },
  },
];
