import { isResponseError } from '@errlex/core/response';

/** The status of an error that nothing else gives a status. */
export const INTERNAL = 500;

/** The status of an upstream's error that nothing else gives a status. */
export const BAD_GATEWAY = 502;

/** The fields of a thrown value that we read. It may be anything, so none of them is certain. */
export interface Thrown {
  readonly getStatus?: unknown;
  readonly getResponse?: unknown;
  readonly getError?: unknown;
  readonly statusCode?: unknown;
  readonly status?: unknown;
  readonly expose?: unknown;
  readonly type?: unknown;
  readonly code?: unknown;
  readonly name?: unknown;
  readonly constructor?: { readonly name?: unknown };
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly metadata?: unknown;
}

/** Whether a value is an `HttpException`, of any copy of Nest. */
export function isHttpException(
  thrown: Thrown,
): thrown is Thrown & { getStatus(): unknown; getResponse(): unknown } {
  return typeof thrown.getStatus === 'function' && typeof thrown.getResponse === 'function';
}

/** Whether a value is an `RpcException` or a `WsException`, of any copy of Nest. */
export function isRpcOrWsException(thrown: Thrown): thrown is Thrown & { getError(): unknown } {
  return typeof thrown.getError === 'function';
}

/**
 * Reads the status of an exception of Nest or Hono, of an error of http-errors and of one of Fastify. An error that
 * merely has a `statusCode` may be the response of another server, so it has none.
 */
export function readStatus(thrown: Thrown): number | undefined {
  if (isHttpException(thrown)) return Number(thrown.getStatus());
  if (isResponseError(thrown)) return BAD_GATEWAY;
  if (isRpcOrWsException(thrown)) return INTERNAL;
  const { statusCode, status, expose, code, name, getResponse } = thrown;
  if (typeof getResponse === 'function' && typeof status === 'number') return status;
  if (typeof statusCode !== 'number') return undefined;
  const isHttpError = typeof expose === 'boolean' && status === statusCode;
  // ECONNRESET is an upload that the client broke off; Fastify gives the error of Node a status.
  const isFastifyError = typeof code === 'string' && /^FST_|^ECONNRESET$/.test(code);
  // The router of Express gives a status to the error of a parameter that it cannot decode.
  const isRouterError = name === 'URIError' && status === statusCode;
  return isHttpError || isFastifyError || isRouterError ? statusCode : undefined;
}

/**
 * Lists the names of a thrown value, the most specific first: the `type` and `code` of its cause and its own, the
 * name of its class, its status.
 */
export function namesOf(thrown: Thrown, status: number | undefined): readonly string[] {
  // Ignore the cause of a 5xx: it is not the client's mistake.
  const cause = (status !== undefined && status < INTERNAL ? (thrown.cause ?? {}) : {}) as Thrown;
  const wrapped = isRpcOrWsException(thrown) ? [thrown.message] : [];
  const codes = [cause.type, cause.code, ...wrapped, thrown.type, thrown.code];
  const names = [...codes, thrown.name, thrown.constructor?.name].flatMap(toName);
  return isErrorStatus(status) ? [...names, String(status)] : names;
}

/** Returns a code or name as the key of a map; none for three digits, which may be the status of another server. */
function toName(value: unknown): readonly string[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const name = String(value);
  return /^\d{3}$/.test(name) ? [] : [name];
}

/** Returns the status if it is one of an error, else 500. */
export function toErrorStatus(status: unknown): number {
  return isErrorStatus(status) ? status : INTERNAL;
}

export function isErrorStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) < 600;
}
