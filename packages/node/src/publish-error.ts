import { channel } from 'node:diagnostics_channel';
import type { AnyApiError, Catalog } from '@errlex/core';
import { isErrlexError } from '@errlex/core/clients';
import type { ResponseError, WithApiErrorsOptions } from '@errlex/core/response';

/**
 * The message on the channel `errlex:error` of `node:diagnostics_channel`. It is published once for each
 * error, before the error is thrown.
 */
export interface PublishedError {
  readonly error: AnyApiError | ResponseError;
  /** The HTTP method of the request in upper case, if known. */
  readonly method?: string | undefined;
}

const errors = channel('errlex:error');
const published = new WeakSet<object>();

/**
 * Publishes an error of this library on the channel. Ignores other errors, and errors that were published
 * before, for example by a wrapped `fetch` that a client uses.
 */
export function publishError(error: unknown, method?: unknown): void {
  if (!errors.hasSubscribers || !isErrlexError(error) || published.has(error)) return;
  published.add(error);
  const message: PublishedError = {
    error,
    ...(typeof method === 'string' && { method: method.toUpperCase() }),
  };
  errors.publish(message);
}

/** Returns the options of a client with an `onError` that also publishes each error. */
export function withPublishing<Definitions extends Catalog>(
  options: WithApiErrorsOptions<Definitions>,
): WithApiErrorsOptions<Definitions> {
  return {
    ...options,
    onError: (error, method) => {
      publishError(error, method);
      options.onError?.(error, method);
    },
  };
}
