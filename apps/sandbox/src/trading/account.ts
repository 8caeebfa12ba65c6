import { ErrorCode, toApiError } from '@errlex/core';
import type { Big } from 'big.js';
import type { DemoKey } from '../access/demo-keys.js';
import { Decimal } from '../edge/decimal.js';
import { coins } from '../market/listings.js';
import type { Order } from './order.js';
import type { Trade } from './trade.js';

/** What an account holds of an asset, as the API sends it. */
export interface Balance {
  readonly asset: string;
  readonly free: Big;
  readonly locked: Big;
}

/** What the sandbox remembers of the account behind a key; orders and trades the oldest first. */
export class Account {
  readonly key: DemoKey;
  readonly orders = new Map<bigint, Order>();
  readonly trades: Trade[] = [];
  readonly #balances = new Map<string, Balance>();
  /** When a balance changed last, in milliseconds. */
  updateTime = Date.now();

  constructor(key: DemoKey) {
    this.key = key;
    for (const { coin, deposit } of coins) this.change(coin, Decimal(deposit));
  }

  get balances(): readonly Balance[] {
    return [...this.#balances.values()];
  }

  /**
   * Adds to what is free and to what is locked of an asset. Throws if less than nothing would be free: no
   * documented code says so, and the text is the one that the real service was seen to use for other amounts.
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
