import { isApiError } from '@errlex/core';
import { adviceFor, toOutcome } from '@errlex/node';
import { clockSkew, type Failure, type Reconciled, type RetryOptions, retry } from '@errlex/node/retry';
import type { Exchange } from './exchange.ts';

export interface NewOrder {
  readonly newClientOrderId: string;
  readonly symbol: string;
  readonly side: 'BUY' | 'SELL';
  readonly type: 'MARKET' | 'LIMIT';
  readonly quantity: string;
  readonly price?: string;
}

/** What the bot knows of an order. */
export interface Order {
  readonly orderId: string;
  readonly clientOrderId: string;
  readonly status?: string;
}

/** Places orders and cancels them, each once, whatever the answers say. */
export class TradingBot {
  /** The orders that were placed, by their client ids. */
  readonly ledger = new Map<string, Order>();
  readonly #exchange: Exchange;
  readonly #log: (line: string) => void;
  readonly #settings: RetryOptions<never>;

  constructor(exchange: Exchange, log: (line: string) => void, settings: RetryOptions<never> = {}) {
    this.#exchange = exchange;
    this.#log = log;
    this.#settings = settings;
  }

  /** Places an order. Resolves to undefined where the exchange refuses it. */
  async place(order: NewOrder): Promise<Order | undefined> {
    const id = order.newClientOrderId;
    try {
      const placed = await this.#retry<Order>(id, 'POST', '/api/v3/order', {
        body: order,
        reconcile: async () => this.#reconcile(id),
      });
      this.ledger.set(id, placed);
      this.#log(`${id}  placed`);
      return placed;
    } catch (error) {
      // What nobody has carried out can be left; anything else a person has to look at.
      if (adviceFor(error).executed !== 'no') throw error;
      this.#log(`${id}  given up: ${(error as Error).message}`);
      return undefined;
    }
  }

  /** Cancels orders by their client ids, until none of them is open. */
  async cancel(ids: readonly string[]): Promise<void> {
    const answer = await this.#retry('batch', 'DELETE', '/api/v3/order/batch', {
      body: { orderIds: [], origClientOrderIds: ids },
      // Cancelling twice cancels once.
      idempotent: true,
    });
    const outcome = toOutcome(answer);
    const items = outcome.kind === 'batch' ? outcome.items : [];
    for (const [index, item] of items.entries()) {
      const id = ids[index] as string;
      if (item.kind !== 'response-error') continue;
      const found = await this.#find(id);
      this.#log(`${id}  ${item.error.msg}: it is ${found?.status ?? 'not there'}`);
      if (found?.status === 'NEW') await this.cancel([id]);
    }
    this.#log(`batch  ${ids.length} canceled`);
  }

  async #reconcile(id: string): Promise<Reconciled<Order>> {
    const result = await this.#find(id);
    this.#log(`${id}  looked: it was ${result ? '' : 'not '}carried out`);
    return result ? { executed: 'yes', result } : { executed: 'no' };
  }

  async #find(id: string): Promise<Order | undefined> {
    try {
      return await this.#retry<Order>(id, 'GET', `/api/v3/order?origClientOrderId=${id}`);
    } catch (error) {
      if (isApiError(error, 'SPOT_ORDER_NOT_EXIST')) return undefined;
      throw error;
    }
  }

  #retry<Result>(
    id: string,
    method: string,
    path: string,
    { body, ...options }: RetryOptions<Result> & { readonly body?: unknown } = {},
  ): Promise<Result> {
    const send = ({ signal }: { readonly signal?: AbortSignal }) =>
      // The shape of this API's answers.
      this.#exchange.send(method, path, { body, ...(signal && { signal }) }) as Promise<Result>;
    return retry(send, {
      ...this.#settings,
      ...options,
      method,
      onAdvice: ({ error, advice }: Failure) => {
        const { message } = error as Error;
        this.#log(`${id}  ${method}: ${message} -> ${advice.retry}, executed: ${advice.executed}`);
      },
      resyncClock: (error) => {
        this.#exchange.skew = clockSkew(error) ?? 0;
        this.#log(`${id}  the clock is set by that of the server`);
      },
    });
  }
}
