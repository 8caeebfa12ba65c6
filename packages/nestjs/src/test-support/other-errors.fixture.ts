import { secret } from './throwing.fixture.js';

/** A number that stands in every error, and may stand in no response. */
export const secretCode = -31_121;

const fail = (name: string, fields: object, cause?: unknown): Error =>
  Object.assign(new Error(secret, cause === undefined ? undefined : { cause }), { name, ...fields });

const payload = { code: secretCode, msg: secret };
const invalidSymbol = { code: -1121, msg: secret };
const json = { $errlex: 1, name: 'ApiError', message: secret, code: -1121, params: { secret } };
const config = { url: `https://api.example.com/?signature=${secret}`, headers: { ACCESS_KEY: secret } };

const axios = (data: unknown, status = 400) =>
  fail('AxiosError', {
    isAxiosError: true,
    code: 'ERR_BAD_REQUEST',
    status,
    config,
    request: { path: secret },
    response: { status, statusText: secret, data, headers: { 'x-secret': secret }, config },
  });

/** The names of errors that hold a payload with a documented code, which is sent with its generic text. */
const known = new Set([
  'axios with a payload',
  'axios with the JSON of an ApiError',
  'axios with a text',
  'got',
  'ky',
  'a fetch wrapper that throws the body',
  'a body with a message',
  'a body with a status',
  'a nested body',
  'the JSON of an ApiError',
  'the JSON of an ApiError as text',
  'an Error with a payload',
  'an Error with the JSON of an ApiError as its cause',
  'tRPC on a client',
]);

/** The names of errors that hold a payload of another API, or of a connection that failed. */
const failedUpstreams = new Set([
  'ioredis without a connection',
  'axios with an unknown code',
  'a body with an unknown code',
  'tRPC as a plain object',
  'EIP-1474: an internal error',
  'GraphQL',
]);

/** Returns the response of an application to an error of {@link otherErrors}. */
export function responseTo(name: string): {
  readonly status: number;
  readonly code: number;
  readonly msg: string;
} {
  if (known.has(name)) return { status: 400, code: -1121, msg: 'Invalid symbol.' };
  const msg = 'An unknown error occurred.';
  return { status: failedUpstreams.has(name) ? 502 : 500, code: -1000, msg };
}

/** Errors of drivers, clients and wallets as applications throw them. Each has a code and a text; none is ours. */
export const otherErrors: readonly (readonly [name: string, create: () => unknown])[] = [
  [
    'pg',
    () =>
      fail('error', {
        code: '23505',
        severity: 'ERROR',
        detail: `Key (email)=(${secret}) already exists.`,
        table: secret,
        constraint: secret,
      }),
  ],
  [
    'mysql2',
    () =>
      fail('Error', {
        code: 'ER_DUP_ENTRY',
        errno: 1062,
        sqlState: '23000',
        sql: secret,
        sqlMessage: secret,
      }),
  ],
  [
    'MongoDB',
    () =>
      fail('MongoServerError', {
        code: 11000,
        keyPattern: { id: 1 },
        keyValue: { id: secret },
        errmsg: secret,
      }),
  ],
  ['MongoDB with a negative code', () => fail('MongoServerError', { code: secretCode, errmsg: secret })],
  ['MongoDB as a plain object', () => ({ code: 11000, message: secret, keyValue: { id: secret } })],
  ['Redis', () => fail('ReplyError', { command: { name: 'auth', args: [secret] } })],
  [
    'ioredis without a connection',
    () => fail('Error', { code: 'ECONNREFUSED', errno: -111, address: secret, port: 6379 }),
  ],
  ['SQLite', () => fail('SqliteError', { code: 'SQLITE_CONSTRAINT', errno: 19 })],
  [
    'Prisma',
    () =>
      fail('PrismaClientKnownRequestError', {
        code: 'P2002',
        meta: { target: [secret] },
        clientVersion: '7',
      }),
  ],
  [
    'a driver error as the cause of another one',
    () => fail('Error', {}, fail('MongoServerError', { code: secretCode })),
  ],
  [
    'gRPC',
    () => fail('Error', { code: 5, details: secret, metadata: { internalRepr: new Map([['x', [secret]]]) } }),
  ],
  ['a DOMException', () => new DOMException(secret, 'DataCloneError')],
  ['axios with a payload', () => axios(invalidSymbol)],
  ['axios with an unknown code', () => axios(payload, 500)],
  ['axios with the JSON of an ApiError', () => axios(json)],
  ['axios with a text', () => axios(JSON.stringify(invalidSymbol), 404)],
  [
    'got',
    () =>
      fail('HTTPError', {
        code: 'ERR_NON_2XX_3XX_RESPONSE',
        response: { statusCode: 400, body: JSON.stringify(invalidSymbol) },
      }),
  ],
  [
    'ky',
    () =>
      fail('HTTPError', {
        response: new Response(JSON.stringify(invalidSymbol), { status: 400 }),
        data: invalidSymbol,
      }),
  ],
  ['a fetch wrapper that throws the body', () => ({ ...invalidSymbol })],
  ['a body with an unknown code', () => ({ ...payload })],
  ['a body with a message', () => ({ code: -1121, message: secret })],
  ['a body with a status', () => ({ statusCode: 400, status: 400, ...invalidSymbol })],
  ['a nested body', () => ({ error: invalidSymbol, status: 400 })],
  ['the JSON of an ApiError', () => ({ ...json })],
  ['the JSON of an ApiError as text', () => JSON.stringify(json)],
  ['an Error with a payload', () => fail('Error', invalidSymbol)],
  ['an Error with the JSON of an ApiError as its cause', () => fail('Error', {}, json)],
  ['EIP-1193: the user rejected', () => ({ code: 4001, message: secret })],
  ['EIP-1193 as an Error', () => fail('ProviderRpcError', { code: 4001, data: { secret } })],
  [
    'EIP-1474: an internal error',
    () => ({ code: -32603, message: secret, data: { code: secretCode, message: secret } }),
  ],
  [
    'ethers',
    () =>
      fail('Error', {
        code: 'CALL_EXCEPTION',
        reason: secret,
        transaction: { from: secret },
        info: { error: payload },
      }),
  ],
  [
    'viem',
    () =>
      fail('ContractFunctionExecutionError', {
        code: 3,
        details: secret,
        metaMessages: [secret],
        shortMessage: secret,
      }),
  ],
  ['tRPC on a server', () => fail('TRPCError', { code: 'BAD_REQUEST' }, new Error(secret))],
  [
    'tRPC on a client',
    () =>
      fail('TRPCClientError', {
        shape: {
          message: secret,
          code: -32600,
          data: { code: 'BAD_REQUEST', httpStatus: 400, path: secret },
        },
        data: { code: 'BAD_REQUEST', httpStatus: 400, error: invalidSymbol },
      }),
  ],
  ['tRPC as a plain object', () => ({ code: -32004, message: secret, data: { httpStatus: 404 } })],
  [
    'GraphQL',
    () => fail('GraphQLError', { extensions: { code: secretCode, msg: secret, http: { status: 400 } } }),
  ],
  [
    'AWS',
    () =>
      fail('AccessDeniedException', { $metadata: { httpStatusCode: 403, requestId: secret }, Code: secret }),
  ],
  [
    'Stripe',
    () =>
      fail('StripeCardError', {
        type: 'card_error',
        code: 'card_declined',
        statusCode: 402,
        raw: { secret },
      }),
  ],
];
