import { Injectable, type PipeTransform } from '@nestjs/common';
import type { DemoKey } from '../access/demo-keys.js';
import { Account } from './account.js';

/** Gives a handler the account behind the key of its caller; accounts begin anew with each start. */
@Injectable()
export class Accounts implements PipeTransform<DemoKey, Account> {
  readonly #accounts = new Map<DemoKey, Account>();

  transform(key: DemoKey): Account {
    const account = this.#accounts.get(key) ?? new Account(key);
    this.#accounts.set(key, account);
    return account;
  }
}
