import type { Executed, Retry } from '@errlex/core';

const retries = {
  never: 'do not repeat, a person must act first',
  'fix-request': 'fix the request, then resend',
  resync: 'read the server time, sign again, resend once',
  backoff: 'wait, then resend',
} satisfies Record<Retry, string>;

const executions = {
  no: 'not executed',
  unknown: 'may have been executed, look before you resend a write',
} satisfies Record<Executed, string>;

/** Renders advice as a sentence. `after`: milliseconds to wait. */
export function renderAdvice({
  retry,
  executed,
  after,
}: {
  readonly retry: Retry;
  readonly executed: Executed;
  readonly after?: number;
}): string {
  const text = after === undefined ? retries[retry] : `wait ${Math.ceil(after / 1000)} s, then resend`;
  return `${retry}: ${text}; ${executions[executed]}`;
}
