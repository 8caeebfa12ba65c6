import { attempt } from '../attempt.js';
import type { Detail, Detailed } from '../text/detail.js';

/** All that is wrong with a request, where the exception can tell; undefined where nothing but the first is to be told. */
export function toDetails(thrown: unknown, limit: number): readonly Detail[] | undefined {
  if (limit === 0) return undefined;
  return attempt(() => (thrown as Partial<Detailed>).toDetails?.(limit));
}
