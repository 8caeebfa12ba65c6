import type { ThrownCase } from './thrown-case.js';

/** The payload that most cases hold. */
export const payload = { code: -1121, msg: 'Invalid symbol.' } as const;

export const payloadText = '{"code":-1121,"msg":"Invalid symbol."}';

/** The response of a server to every error that is neither its own nor an upstream's. */
export const fault = { status: 500, code: -1000 } as const;

/** The response of a server to an upstream's error without a known code. */
export const badGateway = { status: 502, code: -1000 } as const;

/** Expects {@link payload}, found inside another value; a server takes it for the error of an upstream. */
export const invalidSymbol = {
  kind: 'api-error',
  code: -1121,
  reason: 'INVALID_SYMBOL',
  messageId: 'INVALID_SYMBOL',
  params: {},
  msg: 'Invalid symbol.',
  advice: { retry: 'fix-request', executed: 'no' },
  server: { status: 400, code: -1121 },
} as const satisfies Partial<ThrownCase>;

/** Expects an error before the connection was made, so nothing was executed. */
export const notConnected = {
  kind: 'network',
  code: 0,
  reason: null,
  advice: { retry: 'backoff', executed: 'no' },
  server: badGateway,
} as const satisfies Partial<ThrownCase>;

/** Expects a connection that broke or failed at an unknown moment, so the request may have been executed. */
export const disconnected = {
  ...notConnected,
  advice: { retry: 'backoff', executed: 'unknown' },
} as const satisfies Partial<ThrownCase>;

export const timedOut = {
  ...disconnected,
  kind: 'timeout',
  server: { status: 504, code: -1000 },
} as const satisfies Partial<ThrownCase>;

export const unreadable = {
  ...disconnected,
  kind: 'unreadable',
  advice: { retry: 'never', executed: 'unknown' },
  server: fault,
} as const satisfies Partial<ThrownCase>;

export const outdatedApp = {
  ...notConnected,
  kind: 'outdated-app',
  advice: { retry: 'never', executed: 'no' },
  server: fault,
} as const satisfies Partial<ThrownCase>;

export const ownAbort = {
  kind: undefined,
  advice: { retry: 'never', executed: 'unknown' },
  server: fault,
} as const satisfies Partial<ThrownCase>;

export const other = { ...unreadable, kind: 'other' } as const satisfies Partial<ThrownCase>;

/** An error response without a code and a text, such as the page of a gateway. */
export const page = {
  kind: 'response-error',
  code: 0,
  reason: null,
  msg: '',
  server: fault,
} as const satisfies Partial<ThrownCase>;

/** Creates an error with additional fields, as libraries do. */
export function createError(name: string, message: string, fields: object = {}, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = name;
  return Object.assign(error, fields);
}

/** Creates a `TypeError` like those that `fetch` rejects with. */
export function createTypeError(message: string, cause?: unknown): TypeError {
  return new TypeError(message, cause === undefined ? undefined : { cause });
}

/** Creates an error like those of Node's `net` and `dns`. */
export function createSystemError(code: string, message: string, fields: object = {}): Error {
  return Object.assign(new Error(message), { code, ...fields });
}
