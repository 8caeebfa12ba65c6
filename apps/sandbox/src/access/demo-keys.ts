import type { MessageId } from '@errlex/core';

/** A key as a user has it. */
export interface KeyPair {
  readonly key: string;
  readonly secret: string;
  readonly passphrase: string;
}

/** A key of the sandbox and what the account behind it is like. */
export interface DemoKey extends KeyPair {
  /** For the README. */
  readonly account: string;
  /** The addresses that the key is bound to; any where it is left out. */
  readonly addresses?: readonly string[];
  /** What keeps the account from every signed request. */
  readonly state?: MessageId &
    ('FORBIDDEN_ACCESS' | 'USER_STATUS_FORBIDDEN' | 'USER_LOCKED' | 'USER_AUTH_NOT_SAFE');
  /** What the key may do; `unverifiable` where that cannot be found out. */
  readonly permission: 'trade' | 'read' | 'none' | 'unverifiable';
  /** The pairs that it may trade; all where it is left out. */
  readonly symbols?: readonly string[];
}

const open = { secret: 'not-a-secret', passphrase: 'sandbox', permission: 'trade' } as const;

/** The keys that the sandbox knows. None of them opens anything anywhere. */
export const demoKeys: readonly DemoKey[] = [
  { ...open, key: 'demo', account: 'may do everything' },
  { ...open, key: 'demo-2', account: 'may do everything, with orders and balances of its own' },
  { ...open, key: 'demo-other-ip', account: 'is bound to another address', addresses: ['203.0.113.7'] },
  { ...open, key: 'demo-forbidden', account: 'is closed by the exchange', state: 'FORBIDDEN_ACCESS' },
  { ...open, key: 'demo-frozen', account: 'is frozen', state: 'USER_STATUS_FORBIDDEN' },
  { ...open, key: 'demo-locked', account: 'is locked', state: 'USER_LOCKED' },
  { ...open, key: 'demo-no-two-factor', account: 'has no second factor', state: 'USER_AUTH_NOT_SAFE' },
  { ...open, key: 'demo-unverifiable', account: 'has unreadable permissions', permission: 'unverifiable' },
  { ...open, key: 'demo-denied', account: 'has no permission for spot', permission: 'none' },
  { ...open, key: 'demo-read-only', account: 'may only read', permission: 'read' },
  { ...open, key: 'demo-one-pair', account: 'may trade BTCUSDT only', symbols: ['BTCUSDT'] },
];
