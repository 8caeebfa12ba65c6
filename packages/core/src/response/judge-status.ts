import type { Verdict } from './verdict.js';

/** What an HTTP status from 400 to 599 decides; undefined for any other. */
export function judgeStatus(status: number): Verdict | undefined {
  if (!(status >= 400 && status < 600)) return undefined;
  const why = (meaning: string) => `The status ${status} decides: ${meaning}.`;
  if (status === 429 || status === 418) {
    return { retry: 'backoff', executed: 'no', category: 'rate-limit', why: why('turned away for the rate') };
  }
  if (status === 425)
    return { retry: 'backoff', executed: 'no', why: why('it came too early to be carried out') };
  if (status === 408)
    return { retry: 'backoff', executed: 'unknown', why: why('the server did not wait for it') };
  if (status >= 500)
    return { retry: 'backoff', executed: 'unknown', why: why('the server or a gateway failed') };
  if (status === 405)
    return { retry: 'fix-request', executed: 'no', why: why('the method is not allowed there') };
  return { retry: 'never', executed: 'no', why: why('the request was refused') };
}
