import type { Executed, Retry } from '@errlex/core';

const retries = {
  never: 'do not repeat it, a person must act first',
  'fix-request': 'mend the request, then send it again',
  resync: 'read the server time, sign again and repeat once',
  backoff: 'wait, then repeat it',
} satisfies Record<Retry, string>;

const executions = {
  no: 'it was not carried out',
  unknown: 'it may have been carried out, so look before you repeat a write',
} satisfies Record<Executed, string>;

/** Advice in words. `after` is a time to wait, in milliseconds. */
export function renderAdvice({
  retry,
  executed,
  after,
}: {
  readonly retry: Retry;
  readonly executed: Executed;
  readonly after?: number;
}): string {
  const wait = after === undefined ? retries[retry] : `wait ${Math.ceil(after / 1000)} s, then repeat it`;
  return `${retry}: ${wait}; ${executions[executed]}`;
}
