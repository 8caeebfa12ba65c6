import type { AnyApiError } from '@errlex/core';
import type { ResponseError } from '@errlex/core/response';
import { isOurs } from '../publish-error.js';

/**
 * The milliseconds by which the server's clock is ahead of this one (behind: negative), from the `Date` of
 * the answer that the error came with; undefined without one. True to about half a second, for that header
 * holds whole seconds.
 */
export function clockSkew(error: AnyApiError | ResponseError | unknown): number | undefined {
  const { date, receivedAt } = (isOurs(error) ? error.answer : undefined) ?? {};
  return date === undefined || receivedAt === undefined ? undefined : date + 500 - receivedAt;
}
