import { type AnyErrorSet, isApiError } from '@errlex/core';
import { type SentError, violationsOf } from '../sent-error.js';
import { parseGrpcMetadata, parseWireError } from '../wire/parse-wire-error.js';
import { remoteFactsOf } from '../wire/remote-error.js';
import { isHttpException, isRpcOrWsException, type Thrown } from './thrown.js';

/** An error of errlex in a thrown value. */
export interface OwnError extends SentError {
  /** The status of the thrown exception, else the status that another service sent, else undefined. */
  readonly httpStatus: unknown;
  /** True if another service sent the error, and therefore has logged it. */
  readonly isRemote: boolean;
}

/**
 * Finds the error of errlex in a thrown value: an `ApiError`, an `ApiException`, or the wire error of another
 * service. Returns undefined for any other value, including values that merely have a code and a text, such
 * as errors of database drivers. Never throws.
 *
 * JSON of an `ApiError` counts only if a transport delivered it. That is so for the content of an
 * `RpcException` or of gRPC metadata, and for `thrown` itself if `isDelivered` is true.
 */
export function findOwnError(
  thrown: unknown,
  errors: AnyErrorSet,
  isDelivered: boolean,
): OwnError | undefined {
  try {
    if (typeof thrown !== 'object' || thrown === null) return undefined;
    const exception: Thrown = thrown;
    const isException = isHttpException(exception);
    if (isException && isApiError(thrown) && thrown.definition) {
      const violation = violationsOf(thrown, 1, errors)?.[0]?.error;
      const httpStatus = violation?.definition?.httpStatus ?? exception.getStatus();
      return { error: violation ?? thrown, httpStatus, isRemote: false };
    }
    const value: unknown = isRpcOrWsException(exception)
      ? exception.getError()
      : (parseGrpcMetadata(exception) ?? thrown);
    const sent = findSentError(value, errors, isDelivered || value !== thrown);
    if (sent === undefined || !isReadable(sent, errors)) return undefined;
    return { ...sent, httpStatus: isException ? exception.getStatus() : sent.httpStatus };
  } catch {
    // A getter or a proxy threw.
    return undefined;
  }
}

function findSentError(value: unknown, errors: AnyErrorSet, isDelivered: boolean): OwnError | undefined {
  if (isApiError(value)) {
    const facts = remoteFactsOf(value);
    const usesGenericText = facts !== undefined && value.messageId === undefined;
    return { error: value, usesGenericText, httpStatus: facts?.httpStatus, isRemote: facts !== undefined };
  }
  const remote = isDelivered || !isErrorJson(value) ? parseWireError(value, errors) : undefined;
  // This service also logs an error of another domain, because its catalog does not explain that error.
  return remote && { ...remote, httpStatus: remote.httpStatus, isRemote: !remote.isOtherDomain };
}

/**
 * Tests whether a value is the JSON of an `ApiError`, which has a name, and not a wire error, which has none.
 */
function isErrorJson(value: unknown): boolean {
  return (value as Thrown | null | undefined)?.name !== undefined;
}

/**
 * Tests whether clients would read the sent payload as an error. Not certain, because the constructor of
 * `ApiError` accepts any code.
 */
function isReadable({ error }: SentError, { reader, toPayload }: AnyErrorSet): boolean {
  return error.definition !== undefined || reader.parsePayload(toPayload(error, '')) !== undefined;
}
