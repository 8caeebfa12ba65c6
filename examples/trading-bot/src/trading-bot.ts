import { isApiError, spotV3Errors } from '@errlex/core';
import { adviceFor, toOutcome } from '@errlex/node';
import { clockSkew, type RetryOptions, retry } from '@errlex/node/retry';
import type { Exchange } from './exchange.ts';

export interface NewOrder {
  readonly newClientOrderId: string;
  readonly symbol: string;
  readonly side: 'BUY' | 'SELL';
  readonly type: 'MARKET' | 'LIMIT';
  readonly quantity: string;
  readonly price?: string;
}

/** An order, as the response to a new one or a query of it describes it. */
export interface Order {
  readonly orderId: string;
  readonly clientOrderId: string;
}

/** An order as a look finds it. */
export interface FoundOrder extends Order {
  readonly side: string;
  readonly origQty: string;
  readonly status: string;
}

/** Places orders and cancels them, each once, whatever the responses say. */
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

  /** Places an order. Resolves to `undefined` if it was not placed; rejects if that is unknown. */
  async place(order: NewOrder): Promise<Order | undefined> {
    const id = order.newClientOrderId;
    try {
      const placed = await this.#retry<Order>(id, 'POST', '/api/v3/order', order, {
        reconcile: (_error, { signal }) => this.#look(order, signal),
        isDuplicate: (error) =>
          isApiError(error, 'PARAM_ERROR') && error.params.parameter === 'newClientOrderId',
      });
      this.ledger.set(id, placed);
      this.#log(`${id}  placed`);
      return placed;
    } catch (error) {
      // Unknown outcome: a person has to check the order.
      if (adviceFor(error, { method: 'POST' }).executed !== 'no') throw error;
      this.#log(`${id}  not placed: ${(error as Error).message}`);
      return undefined;
    }
  }

  /** Cancels orders by their client ids, until none of them is open. */
  async cancel(ids: readonly string[]): Promise<void> {
    const body = { orderIds: [], origClientOrderIds: ids };
    // Cancelling twice cancels once.
    const options = { idempotent: true };
    const response = await this.#retry<unknown>('batch', 'DELETE', '/api/v3/order/batch', body, options);
    const outcome = toOutcome(response);
    const items = outcome.kind === 'batch' ? outcome.items : [];
    for (const [index, item] of items.entries()) {
      const id = ids[index] as string;
      if (item.kind !== 'response-error') continue;
      const found = await this.#find(id);
      this.#log(`${id}  ${item.data.msg}: it is ${found?.status ?? 'not there'}`);
      if (found?.status === 'NEW') await this.cancel([id]);
    }
    this.#log(`batch  ${ids.length} canceled`);
  }

  /** Looks once; `retry` repeats it. */
  async #look(order: NewOrder, signal: AbortSignal): Promise<Order | undefined> {
    const id = order.newClientOrderId;
    try {
      const found = (await this.#exchange.send('GET', toOrderPath(id), { signal })) as FoundOrder;
      if (found.side !== order.side || Number(found.origQty) !== Number(order.quantity)) {
        throw new Error(`${id} is another order.`);
      }
      this.#log(`${id}  look: found`);
      return found;
    } catch (error) {
      if (!isApiError(error, 'SPOT_ORDER_NOT_EXIST')) throw error;
      this.#log(`${id}  look: not there`);
      return undefined;
    }
  }

  async #find(id: string): Promise<FoundOrder | undefined> {
    try {
      return await this.#retry<FoundOrder>(id, 'GET', toOrderPath(id));
    } catch (error) {
      if (isApiError(error, 'SPOT_ORDER_NOT_EXIST')) return undefined;
      throw error;
    }
  }

  #retry<Result>(
    id: string,
    method: string,
    path: string,
    body?: unknown,
    options: RetryOptions<Result> = {},
  ): Promise<Result> {
    // The shape of the responses of this API.
    const send = ({ signal }: { readonly signal: AbortSignal }) =>
      this.#exchange.send(method, path, { body, signal }) as Promise<Result>;
    return retry(send, {
      ...this.#settings,
      ...options,
      method,
      errors: spotV3Errors,
      requestLifetime: this.#exchange.lifetime,
      onAdvice: ({ error, advice, during }) => {
        const { message } = error as Error;
        this.#log(`${id}  ${during}: ${message} -> ${advice.retry}, executed: ${advice.executed}`);
      },
      resyncClock: (error) => {
        const skew = clockSkew(error);
        if (skew === undefined) return;
        this.#exchange.skew = skew;
        this.#log(`${id}  set the clock by the server's`);
      },
    });
  }
}

function toOrderPath(id: string): string {
  return `/api/v3/order?origClientOrderId=${encodeURIComponent(id)}`;
}
