import type { ErrorData } from '@errlex/core';
import { isResponseError } from '@errlex/core/response';
import type { ArgumentsHost } from '@nestjs/common';
import type { ErrlexContext } from '../errlex.context.js';
import { BAD_GATEWAY, INTERNAL, isErrorStatus, toErrorStatus } from './http-status.js';
import { isUnknownRoute } from './is-unknown-route.js';
import type { MappedError } from './mapped-error.js';
import { toParserCode } from './parser-codes.js';
import { isHttpException, isWrapped, type Thrown } from './thrown.js';

/**
 * Maps an error that is not errlex's, by the first of its names that the option `map` or the default mapping
 * lists, else to the unknown error. Never throws.
 */
export function mapOtherError(thrown: unknown, host: ArgumentsHost, context: ErrlexContext): MappedError {
  try {
    if (typeof thrown === 'object' && thrown !== null) return mapByName(thrown, host, context);
  } catch {
    // A getter or a proxy that throws.
  }
  return { error: context.unknown, httpStatus: INTERNAL, isFault: true };
}

function mapByName(thrown: Thrown, host: ArgumentsHost, context: ErrlexContext): MappedError {
  const status = readStatus(thrown);
  const isRoute = isUnknownRoute(thrown, host, context.adapterHost.httpAdapter);
  const names = isRoute ? ['unknown-route'] : namesOf(thrown, status, host);
  for (const name of names) {
    // The default mapping lists names of the platform; an error without a status merely has the same name.
    const error =
      context.map.get(name) ?? (status === undefined ? undefined : context.defaultMapping.get(name));
    if (error === undefined) continue;
    return mapWithResponse(thrown, error, toErrorStatus(error.definition?.httpStatus ?? status));
  }
  return mapWithResponse(thrown, context.unknown, toErrorStatus(status));
}

/** Adds the response of an upstream, which may say how long to wait. */
function mapWithResponse(thrown: Thrown, error: ErrorData, httpStatus: number): MappedError {
  const responseInfo = isResponseError(thrown) ? thrown.responseInfo : undefined;
  return {
    error: responseInfo ? { ...error, responseInfo } : error,
    httpStatus,
    isFault: httpStatus >= INTERNAL,
  };
}

function namesOf(thrown: Thrown, status: number | undefined, host: ArgumentsHost): string[] {
  // Ignore the cause of a 5xx: it is not the client's mistake.
  const cause = (status !== undefined && status < INTERNAL ? (thrown.cause ?? {}) : {}) as Thrown;
  const wrapped = isWrapped(thrown) ? [thrown.message] : [];
  const codes = [cause.type, cause.code, toParserCode(thrown, host), ...wrapped, thrown.type, thrown.code];
  const names = [...codes, thrown.name, thrown.constructor?.name].filter(isName);
  return isErrorStatus(status) ? [...names, String(status)] : names;
}

/** Whether a value is a name; a status in its place may be that of another server. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && !/^\d{3}$/.test(value);
}

/**
 * Reads the status of an `HttpException` of any copy of Nest, of an error of http-errors and of one of Fastify. An
 * error that merely has a `statusCode` may be the response of another server, so it has none.
 */
function readStatus(thrown: Thrown): number | undefined {
  if (isHttpException(thrown)) return Number(thrown.getStatus());
  if (isResponseError(thrown)) return BAD_GATEWAY;
  if (isWrapped(thrown)) return INTERNAL;
  const { statusCode, status, expose, code } = thrown;
  if (typeof statusCode !== 'number') return undefined;
  const isHttpError = typeof expose === 'boolean' && status === statusCode;
  // ECONNRESET is an upload that the client broke off; Fastify gives the error of Node a status.
  const isFastifyError = typeof code === 'string' && /^FST_|^ECONNRESET$/.test(code);
  return isHttpError || isFastifyError ? statusCode : undefined;
}
