import { type AnyApiError, type AnyErrorSet, ApiError } from '@errlex/core';
import { createRoleError } from '../role-errors.js';

/** The adapter of `ws`, which may have a parser of the application. */
export interface FrameAdapter {
  messageParser?(data: unknown): unknown;
}

/**
 * Returns the error of a frame that Nest drops because it cannot find a handler for it: the frame cannot be parsed,
 * or it names no event. Undefined for all other frames, and for those that the parser drops by returning undefined.
 */
export function toFrameError(
  data: unknown,
  adapter: FrameAdapter,
  errors: AnyErrorSet,
): AnyApiError | undefined {
  try {
    const message = adapter.messageParser ? adapter.messageParser(data) : JSON.parse(String(data));
    if (message === undefined || typeof message?.event === 'string') return undefined;
    return new ApiError(createRoleError(errors, 'missingParam', 'event'));
  } catch {
    return new ApiError(createRoleError(errors, 'malformedBody'));
  }
}
