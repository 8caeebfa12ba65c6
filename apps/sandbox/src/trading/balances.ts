import { ErrorCode, toApiError } from '@errlex/core';
import { Big } from 'big.js';

interface Balance {
  readonly free: Big;
  readonly locked: Big;
}

/** What an account holds of each asset. No operation leaves less than nothing free. */
export class Balances {
  readonly #balances: Map<string, Balance>;
  /** The time of the last change, in milliseconds. */
  updateTime = Date.now();

  constructor(deposits: Iterable<readonly [asset: string, amount: string]>) {
    this.#balances = new Map(
      [...deposits].map(([asset, amount]) => [asset, { free: Big(amount), locked: Big(0) }]),
    );
  }

  list() {
    return [...this.#balances].map(([asset, { free, locked }]) => ({
      asset,
      free: free.toFixed(),
      locked: locked.toFixed(),
    }));
  }

  receive(asset: string, amount: Big): void {
    this.#change(asset, amount, Big(0));
  }

  /** Throws the error of too small a balance. */
  spend(asset: string, amount: Big): void {
    this.#require(asset, amount);
    this.#change(asset, amount.neg(), Big(0));
  }

  /** Throws the error of too small a balance. */
  lock(asset: string, amount: Big): void {
    this.#require(asset, amount);
    this.#change(asset, amount.neg(), amount);
  }

  unlock(asset: string, amount: Big): void {
    this.#change(asset, amount, amount.neg());
  }

  /** No documented code says so; the text is the one that the real service was seen to use for other amounts. */
  #require(asset: string, amount: Big): void {
    const { free } = this.#read(asset);
    if (free.gte(amount)) return;
    const msg = `FAILED_PRECONDITION: Available amount not enough. Available amount is ${free.toFixed()}, required amount is ${amount.toFixed()}`;
    throw toApiError({ code: ErrorCode.SYSTEM_ERROR, msg });
  }

  #change(asset: string, free: Big, locked: Big): void {
    const balance = this.#read(asset);
    this.#balances.set(asset, { free: balance.free.plus(free), locked: balance.locked.plus(locked) });
    this.updateTime = Date.now();
  }

  #read(asset: string): Balance {
    return this.#balances.get(asset) ?? { free: Big(0), locked: Big(0) };
  }
}
