import { type AnyErrorSet, isApiError } from '@errlex/core';
import { ApiException } from '../api.exception.js';
import { type SentError, violationsOf } from '../text/sent-error.js';
import { parseGrpcMetadata } from '../wire/grpc-metadata.js';
import { parseWireError } from '../wire/parse-wire-error.js';
import { isRemote } from '../wire/remote-error.js';
import { isHttpException, isWrapped, type Thrown } from './thrown.js';

/** An error of errlex among the values that may be thrown. */
export interface OwnError extends SentError {
  /** The status of the exception; undefined if no exception was thrown. */
  readonly httpStatus: unknown;
  /** True if another service sent the error, and so has logged it. */
  readonly isRemote: boolean;
}

/**
 * Finds an `ApiException`, an `ApiError`, or the wire error of another service; undefined for anything else. Other
 * values that have a code and a text, such as the errors of database drivers, are not own. The JSON of an `ApiError`
 * is own only if a transport delivered it: `isDelivered` says so for `thrown`; an `RpcException` and the metadata of
 * gRPC always do. Never throws.
 */
export function findOwnError(
  thrown: unknown,
  errors: AnyErrorSet,
  isDelivered: boolean,
): OwnError | undefined {
  // The usual case needs no closer look: its definition was found in a catalog.
  if (thrown instanceof ApiException && thrown.definition) {
    const violation = violationsOf(thrown, 1, errors)?.[0];
    const httpStatus = violation?.error.definition?.httpStatus ?? thrown.getStatus();
    return { error: violation?.error ?? thrown, httpStatus, isRemote: false };
  }
  try {
    if (typeof thrown !== 'object' || thrown === null) return undefined;
    const value: unknown = isWrapped(thrown) ? thrown.getError() : (parseGrpcMetadata(thrown) ?? thrown);
    const sent = findSentError(value, errors, isDelivered || value !== thrown);
    if (sent === undefined || !isReadable(sent, errors)) return undefined;
    const exception: Thrown = thrown;
    return { ...sent, httpStatus: isHttpException(exception) ? exception.getStatus() : undefined };
  } catch {
    // A getter or a proxy that throws.
    return undefined;
  }
}

type FoundError = Omit<OwnError, 'httpStatus'>;

function findSentError(value: unknown, errors: AnyErrorSet, isDelivered: boolean): FoundError | undefined {
  if (isApiError(value)) {
    const isFromService = isRemote(value);
    const usesGenericText = isFromService && value.messageId === undefined;
    return { error: value, usesGenericText, isRemote: isFromService };
  }
  const remote = isDelivered || !isErrorJson(value) ? parseWireError(value, errors) : undefined;
  // The catalog does not explain an error of another domain, so this service logs it too.
  return remote && { ...remote, isRemote: !remote.isOtherDomain };
}

/** Whether a value is the JSON of an `ApiError` and no wire error, which has no name. */
function isErrorJson(value: unknown): boolean {
  return (value as Thrown | null | undefined)?.name !== undefined;
}

/** Whether a client would read the error as one: the constructor of `ApiError` does not check codes. */
function isReadable({ error }: SentError, { reader, toPayload }: AnyErrorSet): boolean {
  return reader.parsePayload(toPayload(error, '')) !== undefined;
}
