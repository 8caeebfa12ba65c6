import { ErrorCode, toApiError } from '@errlex/core';
import { Injectable, type PipeTransform } from '@nestjs/common';
import type { Big } from 'big.js';
import type { DemoKey } from '../access/demo-keys.js';
import { Decimal } from '../edge/json.js';
import { coins } from '../market/trading-pairs.js';

/** Balance of an asset, in the shape of the API. */
export interface Balance {
  readonly asset: string;
  readonly free: Big;
  readonly locked: Big;
}

/** An order, in the shape of the API; ids are beyond 2^53. */
export interface Order {
  readonly symbol: string;
  readonly orderId: bigint;
  readonly clientOrderId: string;
  /** 0 for a market order. */
  readonly price: Big;
  readonly origQty: Big;
  readonly executedQty: Big;
  /** Spelled as in the API. */
  readonly cummulativeQuoteQty: Big;
  readonly status: 'NEW' | 'FILLED' | 'CANCELED';
  readonly timeInForce: 'GTC' | 'IOC' | 'FOK';
  readonly type: 'LIMIT' | 'MARKET';
  readonly side: 'BUY' | 'SELL';
  readonly time: number;
  readonly updateTime: number;
  readonly isWorking: true;
}

/** The fill of an order, in the shape of the API. */
export interface Trade {
  readonly symbol: string;
  readonly id: bigint;
  readonly orderId: bigint;
  readonly price: Big;
  readonly qty: Big;
  readonly quoteQty: Big;
  /** In the received asset. */
  readonly commission: Big;
  readonly time: number;
  readonly isBuyer: boolean;
}

/** The account of a key; orders and trades are in the order of their time. */
export class Account {
  readonly key: DemoKey;
  readonly orders = new Map<bigint, Order>();
  readonly trades: Trade[] = [];
  /** Times from which on queries show an order; orders that show at once are not in it. */
  readonly visibleFrom = new Map<bigint, number>();
  readonly #balances = new Map<string, Balance>();
  /** Time of the last change of a balance, in milliseconds. */
  updateTime = Date.now();

  constructor(key: DemoKey) {
    this.key = key;
    for (const { coin, deposit } of coins) this.change(coin, Decimal(deposit));
  }

  get balances(): readonly Balance[] {
    return [...this.#balances.values()];
  }

  /** Tests whether queries show an order, and its trades, yet. */
  isVisible = ({ orderId }: { readonly orderId: bigint }): boolean => {
    const from = this.visibleFrom.get(orderId);
    if (from === undefined) return true;
    if (Date.now() < from) return false;
    this.visibleFrom.delete(orderId);
    return true;
  };

  /**
   * Adds to the free and the locked balance of an asset. Throws if the free one would be negative. No
   * documented code means that; the text is one that the real service was observed to use for other amounts.
   */
  change(asset: string, free: Big, locked = Decimal(0)): void {
    const before = this.#balances.get(asset) ?? { free: Decimal(0), locked: Decimal(0) };
    const after = { asset, free: before.free.plus(free), locked: before.locked.plus(locked) };
    if (after.free.lt(0)) {
      const msg = `FAILED_PRECONDITION: Available amount not enough. Available amount is ${before.free}, required amount is ${free.abs()}`;
      throw toApiError({ code: ErrorCode.SYSTEM_ERROR, msg });
    }
    this.#balances.set(asset, after);
    this.updateTime = Date.now();
  }
}

/** Passes the account of the calling key to a handler. Accounts are new after each start. */
@Injectable()
export class AccountPipe implements PipeTransform<DemoKey, Account> {
  readonly #accounts = new Map<DemoKey, Account>();

  transform(key: DemoKey): Account {
    const account = this.#accounts.get(key) ?? new Account(key);
    this.#accounts.set(key, account);
    return account;
  }
}
