import { createApiError, toApiError } from '@errlex/core';
import { ResponseError } from '@errlex/core/response';
import type { AttemptContext } from './index.js';
import { pass } from './simulated-time.fixture.js';

export type FateKind =
  // The exchange processes the request and responds with the true outcome.
  | 'honest'
  | 'not-enough'
  // The response is an error, whether the exchange executed the request or not.
  | 'executed-500'
  | 'failed-500'
  | 'executed-reset'
  | 'reset'
  // A proxy sends the request twice: the first is executed, the copy is rejected as a duplicate.
  | 'doubled-by-proxy'
  // A gateway responds first; the request is still on its way.
  | 'gateway'
  // The request is never processed.
  | 'lost'
  | 'limited'
  | 'banned'
  | 'unreachable';

/** The fate of one request for an order. Times are in milliseconds. */
export interface Fate {
  readonly kind: FateKind;
  /** Wait of the client's rate limiter, before it signs. */
  readonly limiter: number;
  readonly travel: number;
  /** Wait between the check of the timestamp and the execution. */
  readonly queue: number;
  /** Time until `reconcile` can find an executed order. */
  readonly lag: number;
  readonly responseAfter: number;
  /** Time after which the client gives up. */
  readonly patience: number;
  /** `Retry-After` of a rate limit. */
  readonly wait: number;
}

/** The fate of one call of `reconcile`. */
export interface LookFate {
  readonly kind: 'honest' | 'gateway' | 'limited' | 'timeout' | 'key';
  readonly readAfter: number;
  readonly responseAfter: number;
  readonly wait: number;
}

export interface Terms {
  readonly lifetime: number;
  /** Milliseconds by which the client's clock is ahead of the exchange's. */
  readonly ahead: number;
  /** Whether a client id that was executed is rejected. If not, only the lifetime prevents a second order. */
  readonly isUnique: boolean;
  /** Whether the signal of the attempt also ends the wait in the client's rate limiter. */
  readonly passesSignal: boolean;
}

const at = (httpStatus: number, more = {}) => ({ httpStatus, receivedAt: Date.now(), ...more });
const gateway = () => new ResponseError({ responseInfo: at(502) });
const limited = (retryAfter: number) => new ResponseError({ responseInfo: at(429, { retryAfter }) });
const failed500 = (msg: string) => toApiError({ code: -1054, msg }, { responseInfo: at(500) });
const timeout = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError');
const coded = (code: string) => Object.assign(new TypeError('fetch failed'), { code });
const duplicate = () => createApiError('PARAM_ERROR', { parameter: 'newClientOrderId' });

/** An exchange, the network before it, and a client that places one order there. */
export class SimulatedExchange {
  /** Times at which the order was executed. */
  readonly executions: number[] = [];
  /** Times at which the client signed. */
  readonly signed: number[] = [];
  looks = 0;
  /** Number of requests that the rate limiter let go after their attempt had rejected. */
  readonly late = { stopped: 0, signed: 0 };
  #visible = 0;
  readonly #terms: Terms;

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  /** Places the order: the operation for `retry`. */
  place(fate: Fate, { signal }: AttemptContext): Promise<string> {
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => reject(timeout()), fate.patience);
      signal.addEventListener('abort', () => {
        clearTimeout(giveUp);
        reject(signal.reason);
      });
      this.#send(fate, signal)
        .then(resolve, reject)
        .finally(() => clearTimeout(giveUp));
    });
  }

  async #send(fate: Fate, signal: AbortSignal): Promise<string> {
    if (fate.limiter > 0) await pass(fate.limiter);
    if (signal.aborted) {
      this.late[this.#terms.passesSignal ? 'stopped' : 'signed']++;
      if (this.#terms.passesSignal) throw signal.reason;
    }
    this.signed.push(performance.now());
    const timestamp = performance.now() + this.#terms.ahead;
    if (fate.kind === 'gateway') {
      void this.#process(fate, timestamp).catch(() => {});
      await pass(fate.responseAfter);
      throw gateway();
    }
    return this.#process(fate, timestamp);
  }

  async #process(
    { kind, travel, queue, lag, responseAfter, wait }: Fate,
    timestamp: number,
  ): Promise<string> {
    await pass(travel);
    if (kind === 'lost') return new Promise(() => {});
    if (kind === 'unreachable') throw coded('ECONNREFUSED');
    if (kind === 'reset') throw coded('ECONNRESET');
    if (kind === 'limited') throw limited(wait);
    if (kind === 'banned') throw new ResponseError({ responseInfo: at(418) });
    if (kind === 'failed-500') throw failed500('System error, please retry later.');
    if (performance.now() >= timestamp + this.#terms.lifetime)
      throw createApiError('ACCESS_TIMESTAMP_EXPIRED');
    if (kind === 'not-enough') throw failed500('FAILED_PRECONDITION: amount not enough.');
    if (this.#terms.isUnique && this.executions.length > 0) throw duplicate();
    if (queue > 0) await pass(queue);
    this.#execute(lag);
    await pass(responseAfter);
    if (kind === 'executed-500') throw failed500('System error, please retry later.');
    if (kind === 'executed-reset') throw coded('ECONNRESET');
    if (kind === 'doubled-by-proxy') throw duplicate();
    return 'placed';
  }

  #execute(lag: number): void {
    this.executions.push(performance.now());
    const show = () => {
      this.#visible++;
    };
    if (lag === 0) show();
    else setTimeout(show, lag);
  }

  /** Looks up the order: the `reconcile` for `retry`. */
  async find({ kind, readAfter, responseAfter, wait }: LookFate): Promise<string | undefined> {
    this.looks++;
    if (readAfter > 0) await pass(readAfter);
    const isThere = this.#visible > 0;
    if (responseAfter > 0) await pass(responseAfter);
    if (kind === 'gateway') throw gateway();
    if (kind === 'limited') throw limited(wait);
    if (kind === 'timeout') throw timeout();
    if (kind === 'key') throw createApiError('INVALID_ACCESS_KEY');
    return isThere ? 'found' : undefined;
  }
}
