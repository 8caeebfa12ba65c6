import { type AnyErrorSet, isApiError, parsePayload } from '@errlex/core';
import { ApiException } from '../api.exception.js';
import type { CodedError } from '../coded-error.js';
import { fromGrpcError } from '../wire/from-grpc-error.js';
import { fromWire } from '../wire/from-wire.js';
import { hasTravelled } from '../wire/travelled.js';
import { isHttpException, isWrapped, type Thrown } from './thrown.js';

/** An error of ours among what may be thrown. */
export interface OwnError {
  readonly error: CodedError;
  /** That of the exception, where one was thrown. */
  readonly httpStatus: unknown;
  /** Whether another service sent it, and so has logged it. */
  readonly travelled: boolean;
}

/**
 * An `ApiException`, an `ApiError`, or one that another service sent; undefined for anything else. Never
 * throws.
 */
export function toOwnError(thrown: unknown, errors: AnyErrorSet): OwnError | undefined {
  // The usual case, and one that needs no closer look: its row was found in a catalog.
  if (thrown instanceof ApiException && thrown.definition) {
    return { error: thrown, httpStatus: thrown.getStatus(), travelled: false };
  }
  try {
    if (typeof thrown !== 'object' || thrown === null) return undefined;
    const value: unknown = isWrapped(thrown) ? thrown.getError() : (fromGrpcError(thrown) ?? thrown);
    const isOurs = isApiError(value);
    const travelled = !isOurs || hasTravelled(value);
    const error = travelled ? fromWire(isOurs ? value.toJSON() : value, errors) : value;
    if (error === undefined || parsePayload({ code: error.code, msg: '' }) === undefined) return undefined;
    const exception: Thrown = thrown;
    return { error, httpStatus: isHttpException(exception) ? exception.getStatus() : undefined, travelled };
  } catch {
    // A getter or a proxy that throws.
    return undefined;
  }
}
