import { isResponseError } from '@errlex/core/response';
import type { ArgumentsHost } from '@nestjs/common';
import type { CodedError } from '../coded-error.js';
import type { ErrlexContext } from '../errlex.context.js';
import { findLostName } from './find-lost-name.js';
import { BAD_GATEWAY, INTERNAL, isErrorStatus, toErrorStatus } from './http-status.js';
import { isUnknownRoute } from './is-unknown-route.js';
import { isHttpException, isWrapped, type Thrown } from './thrown.js';
import type { Answer } from './to-answer.js';

/**
 * The answer to what is no error of ours: that of its first name that is listed, else unknown. Never throws.
 */
export function toForeignAnswer(thrown: unknown, host: ArgumentsHost, context: ErrlexContext): Answer {
  try {
    if (typeof thrown === 'object' && thrown !== null) return toListedAnswer(thrown, host, context);
  } catch {
    // A getter or a proxy that throws: as unknown as can be.
  }
  return { error: context.unknown, httpStatus: INTERNAL, isFault: true };
}

function toListedAnswer(thrown: Thrown, host: ArgumentsHost, context: ErrlexContext): Answer {
  const status = readStatus(thrown);
  const isRoute = isUnknownRoute(thrown, host, context.adapterHost.httpAdapter);
  const names = isRoute ? ['unknown-route'] : toNames(thrown, status, host);
  for (const name of names) {
    // What is listed by default are names of the platform: an error without a status merely shares one.
    const error = context.map.get(name) ?? (status === undefined ? undefined : context.foreign.get(name));
    if (error === undefined) continue;
    return toWaiting(thrown, error, toErrorStatus(error.definition?.httpStatus));
  }
  return toWaiting(thrown, context.unknown, toErrorStatus(status));
}

/** The answer with what came over HTTP, where a server was asked: that may say how long to wait. */
function toWaiting(thrown: Thrown, error: CodedError, httpStatus: number): Answer {
  const answer = isResponseError(thrown) ? thrown.answer : undefined;
  return { error: answer ? { ...error, answer } : error, httpStatus, isFault: httpStatus >= INTERNAL };
}

function toNames(thrown: Thrown, status: number | undefined, host: ArgumentsHost): string[] {
  // What a fault of the server was caused by is not what the caller did.
  const cause = (status !== undefined && status < INTERNAL ? (thrown.cause ?? {}) : {}) as Thrown;
  const wrapped = isWrapped(thrown) ? [thrown.message] : [];
  const named = [cause.type, cause.code, findLostName(thrown, host), ...wrapped, thrown.type, thrown.code];
  const names = [...named, thrown.name, thrown.constructor?.name].filter(isName);
  return isErrorStatus(status) ? [...names, String(status)] : names;
}

/** Whether a value names an error; a status in its place may be that of another server. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && !/^\d{3}$/.test(value);
}

/**
 * The status of an `HttpException` of any copy of Nest, of an error of http-errors and of one of Fastify. An
 * error that merely has a `statusCode` may be the answer of another server, so it has none.
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
