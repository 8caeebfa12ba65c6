import type { AnyApiError } from '@errlex/core';

/**
 * What is told of an error on every host: an `ApiError` is one, and so is an `ApiException`. An empty `message` stands for the
 * generic text of the reason, in whatever language is asked for.
 */
export interface CodedError
  extends Pick<AnyApiError, 'code' | 'reason' | 'messageId' | 'params' | 'message' | 'definition'> {
  readonly payload?: AnyApiError['payload'];
  readonly cause?: unknown;
  /** Whether the error is that of a server which this one asked. */
  readonly upstream?: boolean | undefined;
  readonly answer?: { readonly httpStatus?: number; readonly retryAfter?: number } | undefined;
}
