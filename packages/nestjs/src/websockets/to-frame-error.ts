import { type AnyApiError, createApiError } from '@errlex/core';

/** The adapter of `ws`, which may have a parser of the application's own. */
export interface FrameAdapter {
  messageParser?(data: unknown): unknown;
}

/**
 * What is wrong with a frame that no handler can be found for, which Nest drops: it cannot be parsed, or it
 * names no event. Undefined for every other, and for one that a parser drops by giving nothing.
 */
export function toFrameError(data: unknown, adapter: FrameAdapter): AnyApiError | undefined {
  try {
    const message = adapter.messageParser ? adapter.messageParser(data) : JSON.parse(String(data));
    if (message === undefined || typeof message?.event === 'string') return undefined;
    return createApiError('PARAM_EMPTY', { parameter: 'event' });
  } catch {
    return createApiError('INVALID_JSON');
  }
}
