import { createApiError } from '@errlex/core';
import { Injectable } from '@nestjs/common';
import { type DemoKey, demoKeys } from '../access/demo-keys.js';
import { coins } from '../market/coins.js';
import { Balances } from './balances.js';
import type { Order } from './order.js';
import type { Trade } from './trade.js';

/** What the sandbox remembers of the account behind a key; oldest first. */
export class Account {
  readonly balances = new Balances(coins.map(({ coin, deposit }) => [coin, deposit]));
  readonly orders = new Map<string, Order>();
  readonly trades: Trade[] = [];
  readonly uid: number;
  readonly #key: DemoKey;

  constructor(key: DemoKey) {
    this.#key = key;
    this.uid = 10_000 + demoKeys.indexOf(key);
  }

  get canTrade(): boolean {
    return this.#key.permission === 'trade';
  }

  /** Throws `NO_PERMISSION_TRADE_PAIR` for a pair that the key may not trade. */
  requirePair(symbol: string): void {
    const { symbols } = this.#key;
    if (symbols && !symbols.includes(symbol)) throw createApiError('NO_PERMISSION_TRADE_PAIR');
  }
}

/** The accounts behind the demo keys; they begin anew with each start. */
@Injectable()
export class Accounts {
  readonly #accounts = new Map<DemoKey, Account>();

  of(key: DemoKey): Account {
    const account = this.#accounts.get(key) ?? new Account(key);
    this.#accounts.set(key, account);
    return account;
  }
}
