import type { AnyApiError, ApiErrorParts } from '@errlex/core';

/**
 * What is told of an error on every host: an `ApiError` is one, and so is an `ApiException`. An empty
 * `message` stands for the generic text of the reason, in whatever language is asked for.
 */
export interface CodedError
  extends Pick<AnyApiError, 'code' | 'reason' | 'messageId' | 'params' | 'message' | 'definition'>,
    Pick<ApiErrorParts, 'msg' | 'cause' | 'answer' | 'upstream'> {}

/** The parts of an error as what is told of it. */
export function toCodedError(parts: ApiErrorParts): CodedError {
  const { messageId, params = {}, definition } = parts;
  return { ...parts, reason: definition?.reason, messageId, params, definition };
}
