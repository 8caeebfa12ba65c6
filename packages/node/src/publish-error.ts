import { channel } from 'node:diagnostics_channel';
import { type AnyApiError, isApiError } from '@errlex/core';
import { isResponseError, type ResponseError } from '@errlex/core/response';

/**
 * What is published on the `errlex:error` channel of `node:diagnostics_channel`, once for each error, before
 * it is thrown.
 */
export interface PublishedError {
  readonly error: AnyApiError | ResponseError;
  /** The HTTP method of the request in upper case, where it is known. */
  readonly method?: string | undefined;
}

const errors = channel('errlex:error');
const published = new WeakSet<object>();

/**
 * Publishes an error of this library; nothing else, and none twice, such as one that a client got from a
 * wrapped `fetch`.
 */
export function publishError(error: unknown, method?: unknown): void {
  if (!errors.hasSubscribers || !isOurs(error) || published.has(error)) return;
  published.add(error);
  const message: PublishedError = {
    error,
    ...(typeof method === 'string' && { method: method.toUpperCase() }),
  };
  errors.publish(message);
}

/** Whether a value is an `ApiError` or a `ResponseError`. */
export function isOurs(value: unknown): value is AnyApiError | ResponseError {
  return isApiError(value) || isResponseError(value);
}
