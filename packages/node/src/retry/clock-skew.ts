import { identify } from '@errlex/core/response';

/**
 * Returns how many milliseconds the server's clock is ahead of this one (behind: negative), by the `Date` of the
 * response that the error came with. `undefined` without a `Date`: keep the last skew then. Accurate to about half a
 * second, because that header holds whole seconds.
 */
export function clockSkew(error: unknown): number | undefined {
  const { date, receivedAt } = identify(error)?.responseInfo ?? {};
  return date === undefined || receivedAt === undefined ? undefined : date + 500 - receivedAt;
}
