import { channel } from 'node:diagnostics_channel';
import type { AnyApiError, Catalog } from '@errlex/core';
import { isErrlexError } from '@errlex/core/clients';
import type { ResponseError, WithApiErrorsOptions } from '@errlex/core/response';

/**
 * The message on the `errlex:error` channel of `node:diagnostics_channel`: published once per error, before
 * it is thrown.
 */
export interface PublishedError {
  readonly error: AnyApiError | ResponseError;
  /** The HTTP method of the request in upper case, if known. */
  readonly method?: string | undefined;
}

const errors = channel('errlex:error');
const published = new WeakSet<object>();

/**
 * Publishes an error of this library, but never twice, for example if a client received it from a wrapped
 * `fetch`. Ignores other errors.
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

/** Adds publishing to the options of a client. */
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
