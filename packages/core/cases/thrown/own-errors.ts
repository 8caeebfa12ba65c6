import {
  ApiError,
  createApiError,
  createErrorData,
  defineErrors,
  type ErrorData,
  toApiError,
} from '../../src/index.js';
import { ResponseError } from '../../src/response/index.js';
import { badGateway, createError, invalidSymbol, payload } from './expectations.js';
import type { ThrownCase } from './thrown-case.js';

class BotError extends ApiError {}

/** The class of another copy of this package: its prototype chain has nothing of this copy. */
class OtherApiError extends Error {
  constructor(data: ErrorData) {
    super(data.message);
    Object.assign(this, data);
  }
}
Object.defineProperty(OtherApiError.prototype, Symbol.for('@errlex/core/ApiError'), { value: true });

/** Creates an error of another realm, where it is not an instance of this realm's `Error`. */
function createInOtherRealm(data: ErrorData): object {
  const prototype = { [Symbol.for('@errlex/core/ApiError')]: true, name: 'ApiError' };
  return Object.assign(Object.create(prototype), data);
}

function createOtherResponseError(httpStatus: number): Error {
  const error = createError('ResponseError', `HTTP ${httpStatus} without an error payload`, {
    responseInfo: { httpStatus, receivedAt: 1 },
    body: '<h1>Bad gateway</h1>',
  });
  return Object.defineProperty(error, Symbol.for('@errlex/core/ResponseError'), { value: true });
}

const responseInfo = (httpStatus: number) => ({ httpStatus, receivedAt: 1 });
const own = { ...invalidSymbol, server: { status: 400, code: -1121 } } as const;

export const ownErrorCases: readonly ThrownCase[] = [
  { name: 'an ApiError', create: () => createApiError('INVALID_SYMBOL'), ...own, httpStatus: null },
  {
    name: 'an ApiError with a param',
    create: () => createApiError('PARAM_EMPTY', { parameter: 'price' }),
    kind: 'api-error',
    code: -1141,
    reason: 'PARAM_EMPTY',
    messageId: 'PARAM_EMPTY',
    params: { parameter: 'price' },
    msg: "Parameter 'price' cannot be empty.",
    advice: { retry: 'fix-request', executed: 'no' },
    server: { status: 400, code: -1141 },
  },
  { name: 'a frozen ApiError', create: () => Object.freeze(createApiError('INVALID_SYMBOL')), ...own },
  {
    name: 'an instance of a subclass of ApiError',
    create: () => new BotError(createErrorData('INVALID_SYMBOL')),
    ...own,
  },
  {
    name: 'an ApiError of an upstream',
    create: () => toApiError(payload, { upstream: true, responseInfo: responseInfo(400) }),
    ...own,
    httpStatus: 400,
  },
  {
    name: 'an authentication error of an upstream',
    create: () => toApiError({ code: -1047, msg: 'API authentication failed.' }, { upstream: true }),
    kind: 'api-error',
    code: -1047,
    reason: 'API_AUTH_ERROR',
    messageId: 'API_AUTH_ERROR',
    advice: { retry: 'never', executed: 'no' },
    server: { status: 500, code: -1047 },
  },
  {
    name: 'an unknown code of an upstream',
    create: () =>
      toApiError({ code: -9999, msg: 'Something new.' }, { upstream: true, responseInfo: responseInfo(400) }),
    kind: 'api-error',
    code: -9999,
    reason: null,
    messageId: null,
    msg: 'Something new.',
    httpStatus: 400,
    advice: { retry: 'never', executed: 'no' },
    server: badGateway,
  },
  {
    name: 'an ApiError of another contract, which is not passed as an option',
    create: () =>
      defineErrors([{ code: 7, reason: 'CLOSED', httpStatus: 409, messages: { CLOSED: ['Closed.'] } }], {
        domain: 'desk',
      }).createApiError('CLOSED'),
    kind: 'api-error',
    code: 7,
    reason: 'CLOSED',
    messageId: 'CLOSED',
    server: { status: 409, code: 7 },
  },
  {
    name: 'an ApiError of another copy of the package',
    create: () => new OtherApiError(createErrorData('INVALID_SYMBOL')),
    ...own,
  },
  {
    name: 'an ApiError of another realm',
    create: () => createInOtherRealm(createErrorData('INVALID_SYMBOL')),
    ...own,
  },
  {
    name: 'the page of a gateway as a ResponseError',
    create: () => new ResponseError({ responseInfo: responseInfo(502), body: '<h1>Bad gateway</h1>' }),
    kind: 'response-error',
    code: 0,
    reason: null,
    msg: '',
    httpStatus: 502,
    advice: { retry: 'backoff', executed: 'unknown' },
    server: badGateway,
  },
  {
    name: 'a ResponseError with a text',
    create: () => new ResponseError({ responseInfo: responseInfo(404), body: '{}', msg: 'No such order.' }),
    kind: 'response-error',
    code: 0,
    msg: 'No such order.',
    httpStatus: 404,
    advice: { retry: 'never', executed: 'unknown' },
    server: badGateway,
  },
  {
    name: 'a ResponseError without a response',
    create: () => new ResponseError({ body: 'error' }),
    kind: 'response-error',
    code: 0,
    httpStatus: null,
    advice: { retry: 'never', executed: 'unknown' },
    server: badGateway,
  },
  {
    name: 'a ResponseError of another copy of the package',
    create: () => createOtherResponseError(429),
    kind: 'response-error',
    code: 0,
    httpStatus: 429,
    advice: { retry: 'backoff', executed: 'no' },
    server: badGateway,
  },
];
