import { identify } from '@errlex/core/response';

/**
 * Returns how many milliseconds the server's clock is ahead of the local one (negative: behind), by the
 * `Date` header of the response that the error came with. Returns `undefined` without that header: keep the
 * last skew then. Accurate to about half a second, because the header holds whole seconds.
 */
export function clockSkew(error: unknown): number | undefined {
  const { date, receivedAt } = identify(error)?.responseInfo ?? {};
  return date === undefined || receivedAt === undefined ? undefined : date + 500 - receivedAt;
}
