import { type AnyErrorSet, isApiError } from '@errlex/core';
import { type SentError, violationsOf } from '../sent-error.js';
import { parseGrpcMetadata, parseWireError } from '../wire/parse-wire-error.js';
import { remoteFactsOf } from '../wire/remote-error.js';
import { isHttpException, isWrapped, type Thrown } from './thrown.js';

/** An error of errlex among the values that may be thrown. */
export interface OwnError extends SentError {
  /** The status of the exception, or the one that another service sent; undefined if there is none. */
  readonly httpStatus: unknown;
  /** True if another service sent the error, and so has logged it. */
  readonly isRemote: boolean;
}

/**
 * Finds an `ApiError` or `ApiException`, or the wire error of another service; undefined for anything else. Other
 * values that have a code and a text, such as the errors of database drivers, are not own. The JSON of an `ApiError`
 * is own only if a transport delivered it: `isDelivered` says so for `thrown`; an `RpcException` and the metadata of
 * gRPC always do. Never throws.
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
    const value: unknown = isWrapped(exception)
      ? exception.getError()
      : (parseGrpcMetadata(exception) ?? thrown);
    const sent = findSentError(value, errors, isDelivered || value !== thrown);
    if (sent === undefined || !isReadable(sent, errors)) return undefined;
    return { ...sent, httpStatus: isException ? exception.getStatus() : sent.httpStatus };
  } catch {
    // A getter or a proxy that throws.
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
  // The catalog does not explain an error of another domain, so this service logs it too.
  return remote && { ...remote, httpStatus: remote.httpStatus, isRemote: !remote.isOtherDomain };
}

/** Whether a value is the JSON of an `ApiError` and no wire error, which has no name. */
function isErrorJson(value: unknown): boolean {
  return (value as Thrown | null | undefined)?.name !== undefined;
}

/** Whether a client would read the error as one: the constructor of `ApiError` does not check codes. */
function isReadable({ error }: SentError, { reader, toPayload }: AnyErrorSet): boolean {
  return error.definition !== undefined || reader.parsePayload(toPayload(error, '')) !== undefined;
}
