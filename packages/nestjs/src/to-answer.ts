import { type AnyApiError, isApiError, parsePayload, toPayload } from '@errlex/core';
import type { ErrlexContext } from './errlex.context.js';

/** What is answered to a thrown value. `unexpected` is a fault of the server, which belongs in its log. */
export interface Answer {
  readonly error: AnyApiError;
  readonly httpStatus: number;
  readonly unexpected: boolean;
}

/** The fields that are looked at; anything may have been thrown, so none of them is certain. */
interface Thrown {
  readonly apiError?: unknown;
  readonly getStatus?: unknown;
  readonly getResponse?: unknown;
  readonly statusCode?: unknown;
  readonly status?: unknown;
  readonly expose?: unknown;
  readonly type?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}

const INTERNAL = 500;

/** The answer to whatever was thrown. Never throws. */
export function toAnswer(thrown: unknown, context: ErrlexContext): Answer {
  try {
    if (typeof thrown === 'object' && thrown !== null) {
      return toApiAnswer(thrown, context) ?? toForeignAnswer(thrown, context);
    }
  } catch {
    // A getter or a proxy that throws: as unknown as can be.
  }
  return { error: context.unknown, httpStatus: INTERNAL, unexpected: true };
}

function toApiAnswer(thrown: Thrown, { fromJSON }: ErrlexContext): Answer | undefined {
  const exception = isHttpException(thrown) ? thrown : undefined;
  const value = exception && isApiError(thrown.apiError) ? thrown.apiError : thrown;
  const error = isApiError(value) ? (value as AnyApiError) : fromJSON(value);
  if (error === undefined || parsePayload(toPayload(error)) === undefined) return undefined;
  const httpStatus = exception ? exception.getStatus() : error.definition?.httpStatus;
  return { error, httpStatus: toErrorStatus(httpStatus), unexpected: false };
}

function toForeignAnswer(thrown: Thrown, { foreign, unknown }: ErrlexContext): Answer {
  const status = readStatus(thrown);
  if (status === undefined) return { error: unknown, httpStatus: INTERNAL, unexpected: true };
  // What a fault of the server was caused by is not what the caller did.
  const cause = (status < INTERNAL ? (thrown.cause ?? {}) : {}) as Thrown;
  const names = [cause.type, cause.code, thrown.type, thrown.code].filter(isName);
  for (const key of [...names, String(status)]) {
    const error = foreign.get(key);
    if (error) return { error, httpStatus: toErrorStatus(error.definition?.httpStatus), unexpected: false };
  }
  const httpStatus = toErrorStatus(status);
  return { error: unknown, httpStatus, unexpected: httpStatus >= INTERNAL };
}

/** Whether a value names an error; a status in its place may be that of another server. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && !/^\d+$/.test(value);
}

/**
 * The status of an `HttpException` of any copy of Nest, of an error of http-errors and of one of Fastify. An error that merely has
 * a `statusCode` may be the answer of another server, so it has none.
 */
function readStatus(thrown: Thrown): number | undefined {
  if (isHttpException(thrown)) return Number(thrown.getStatus());
  const { statusCode, status, expose, code } = thrown;
  if (typeof statusCode !== 'number') return undefined;
  const isHttpError = typeof expose === 'boolean' && status === statusCode;
  // ECONNRESET is an upload that the client broke off; Fastify gives the error of Node a status.
  const isFastifyError = typeof code === 'string' && /^FST_|^ECONNRESET$/.test(code);
  return isHttpError || isFastifyError ? statusCode : undefined;
}

function isHttpException(thrown: Thrown): thrown is Thrown & { getStatus(): unknown } {
  return typeof thrown.getStatus === 'function' && typeof thrown.getResponse === 'function';
}

function toErrorStatus(status: unknown): number {
  return Number.isInteger(status) && Number(status) >= 400 && Number(status) < 600
    ? Number(status)
    : INTERNAL;
}
