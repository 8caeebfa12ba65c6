import { createApiError, toApiError } from '../../src/index.js';
import { ResponseError } from '../../src/response/index.js';
import {
  badGateway,
  createError,
  createTypeError,
  disconnected,
  fault,
  invalidSymbol,
  notConnected,
  payload,
} from './expectations.js';
import type { ThrownCase } from './thrown-case.js';

function createRetryError(executed: 'no' | 'unknown', cause: unknown): Error {
  const error = createError('RetryError', 'Gave up after 3 attempts.', { executed }, cause);
  return Object.defineProperty(error, Symbol.for('@errlex/core/RetryError'), { value: true });
}

const responseInfo = (httpStatus: number) => ({ httpStatus, receivedAt: 1 });
/** Wraps an error as the cause of another error, `levels` times. */
function wrap(cause: unknown, levels: number): unknown {
  return levels === 0 ? cause : new Error('query failed', { cause: wrap(cause, levels - 1) });
}

export const wrappedErrorCases: readonly ThrownCase[] = [
  {
    name: 'the JSON of an ApiError',
    source: 'tried-front-ends 7',
    create: () => JSON.parse(JSON.stringify(createApiError('INVALID_SYMBOL'))),
    ...invalidSymbol,
  },
  {
    name: 'the JSON of an ApiError as text',
    create: () => JSON.stringify(toApiError(payload, { responseInfo: responseInfo(400) })),
    ...invalidSymbol,
    httpStatus: 400,
  },
  {
    name: 'the JSON of an ApiError as the cause of another error',
    create: () => wrap(createApiError('INVALID_SYMBOL').toJSON(), 1),
    ...invalidSymbol,
  },
  {
    name: 'the JSON of an error of another domain',
    create: () => ({
      ...createApiError('INVALID_SYMBOL').toJSON(),
      domain: 'acme',
      message: 'No such thing.',
    }),
    kind: 'api-error',
    code: -1121,
    reason: null,
    messageId: null,
    msg: 'No such thing.',
    server: badGateway,
  },
  {
    name: 'the JSON of a ResponseError',
    source: 'tried-front-ends 7',
    create: () => new ResponseError({ responseInfo: responseInfo(429), body: '' }).toJSON(),
    kind: 'response-error',
    code: 0,
    httpStatus: 429,
    advice: { retry: 'backoff', executed: 'no' },
    server: fault,
  },
  ...[1, 2, 3].map((levels) => ({
    name: `an ApiError ${levels} cause(s) deep`,
    source: 'tried-front-ends 4',
    create: () => wrap(createApiError('INVALID_SYMBOL'), levels),
    ...invalidSymbol,
  })),
  {
    name: 'an ApiError as the cause of a failed fetch',
    create: () => createTypeError('fetch failed', createApiError('INVALID_SYMBOL')),
    ...invalidSymbol,
  },
  {
    name: 'an AggregateError with an ApiError',
    create: () => new AggregateError([new Error('first'), createApiError('INVALID_SYMBOL')], 'all failed'),
    ...invalidSymbol,
  },
  {
    name: 'a RetryError about an ApiError, whose first attempt may have been executed',
    create: () => createRetryError('unknown', createApiError('INVALID_SYMBOL')),
    ...invalidSymbol,
    advice: { retry: 'fix-request', executed: 'unknown' },
  },
  {
    name: 'a RetryError about a broken connection, after which nothing was executed',
    create: () => createRetryError('no', createTypeError('Failed to fetch')),
    ...disconnected,
    advice: notConnected.advice,
  },
  {
    name: 'a RetryError as the cause of another error',
    create: () => wrap(createRetryError('unknown', createApiError('INVALID_SYMBOL')), 1),
    ...invalidSymbol,
    advice: { retry: 'fix-request', executed: 'unknown' },
  },
];
