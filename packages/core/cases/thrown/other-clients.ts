import {
  createError,
  createSystemError,
  createTypeError,
  disconnected,
  invalidSymbol,
  notConnected,
  ownAbort,
  page,
  payload,
  payloadText,
  timedOut,
  unreadable,
} from './expectations.js';
import type { ThrownCase } from './thrown-case.js';

const url = 'https://api.example.com/api/v3/order';

/** Creates the response of a superagent error. */
function createSuperagentResponse(status: number, body: object) {
  const text = JSON.stringify(body);
  const error = Object.assign(new Error(`cannot POST /api/v3/order (${status})`), { status, text });
  return { status, statusCode: status, body, text, header: {}, headers: {}, error, ok: false };
}

/** Creates an error like Angular's HttpClient, which is not an `Error`. */
function createHttpErrorResponse(status: number, error: unknown): object {
  return {
    name: 'HttpErrorResponse',
    ok: false,
    status,
    statusText: status === 0 ? 'Unknown Error' : '',
    url,
    headers: { get: () => null },
    message: `Http failure response for ${url}: ${status}`,
    error,
  };
}

export const otherClientCases: readonly ThrownCase[] = [
  {
    name: 'got: a 400 with a payload',
    source: 'got 16.1 core/errors.js',
    create: () =>
      createError('HTTPError', 'Request failed with status code 400 (Bad Request): POST', {
        code: 'ERR_NON_2XX_3XX_RESPONSE',
        response: { statusCode: 400, headers: {}, body: payloadText, rawBody: new Uint8Array() },
        options: {},
      }),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'got: a refused connection',
    create: () =>
      createError(
        'RequestError',
        'connect ECONNREFUSED 127.0.0.1:443',
        { code: 'ECONNREFUSED', options: {} },
        createSystemError('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443'),
      ),
    ...notConnected,
  },
  {
    name: 'got: a time-out',
    source: 'got 16.1 core/timed-out.js',
    create: () =>
      createError('TimeoutError', "Timeout awaiting 'request' for 1000ms", {
        code: 'ETIMEDOUT',
        event: 'request',
      }),
    ...timedOut,
  },
  {
    name: 'got: a success that is not JSON',
    source: 'got 16.1 core/response.js',
    create: () =>
      createError(
        'ParseError',
        `Unexpected token '<' in "${url}"`,
        { code: 'ERR_BODY_PARSE_FAILURE', response: { statusCode: 200, headers: {}, body: '<h1>Hi</h1>' } },
        new SyntaxError("Unexpected token '<'"),
      ),
    ...unreadable,
    httpStatus: null,
  },
  {
    name: 'got 14: a canceled promise',
    source: 'got 14.6 as-promise/types.js',
    create: () => createError('CancelError', 'Promise was canceled', { code: 'ERR_CANCELED' }),
    ...ownAbort,
  },
  {
    name: 'superagent: a 400 with a payload',
    source: 'superagent 10.4 lib/node/index.js',
    create: () =>
      Object.assign(new Error('Bad Request'), {
        status: 400,
        response: createSuperagentResponse(400, payload),
      }),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'superagent: no response in a browser',
    source: 'superagent 10.4 lib/client.js',
    create: () =>
      Object.assign(
        new Error(
          'Request has been terminated\nPossible causes: the network is offline, Origin is not allowed',
        ),
        { crossDomain: true, status: undefined, method: 'POST', url },
      ),
    ...disconnected,
  },
  {
    name: 'superagent: a time-out',
    source: 'superagent 10.4 lib/request-base.js',
    create: () =>
      Object.assign(new Error('Timeout of 1000ms exceeded'), {
        timeout: 1000,
        code: 'ECONNABORTED',
        errno: 'ETIME',
      }),
    ...timedOut,
  },
  {
    name: 'superagent: an abort',
    source: 'superagent 10.4 lib/request-base.js',
    create: () => Object.assign(new Error('Aborted'), { code: 'ABORTED', status: undefined }),
    ...ownAbort,
  },
  {
    name: 'superagent: a success that is not JSON in a browser',
    source: 'superagent 10.4 lib/client.js',
    create: () =>
      Object.assign(new Error('Parser is unable to parse the response'), {
        parse: true,
        status: 200,
        statusCode: 200,
        rawResponse: '<h1>Hi</h1>',
      }),
    ...unreadable,
  },
  {
    name: 'Angular: a 400 with a payload',
    source: 'angular/angular packages/common/http/src/response.ts',
    create: () => createHttpErrorResponse(400, payload),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'Angular: the page of a gateway',
    create: () => createHttpErrorResponse(503, '<h1>Unavailable</h1>'),
    ...page,
    httpStatus: 503,
    advice: { retry: 'backoff', executed: 'unknown' },
  },
  {
    name: 'Angular: status 0',
    source: 'spike-contract trap 9',
    create: () => createHttpErrorResponse(0, { isTrusted: true, type: 'error' }),
    ...disconnected,
    httpStatus: null,
  },
  {
    name: 'Angular: status 0 of a fetch without a network',
    create: () => createHttpErrorResponse(0, createTypeError('Failed to fetch')),
    ...disconnected,
  },
  {
    name: 'Angular: a time-out',
    create: () => createHttpErrorResponse(0, new DOMException('signal timed out', 'TimeoutError')),
    ...timedOut,
  },
  {
    name: 'Angular: a success that is not JSON',
    create: () =>
      createHttpErrorResponse(200, { error: new SyntaxError('Unexpected token <'), text: '<h1>' }),
    ...unreadable,
  },
];
