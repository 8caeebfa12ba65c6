import type { MessageId } from '@errlex/core';

/** The secret and the passphrase of every key. They open nothing anywhere. */
export const SECRET = 'not-a-secret';
export const PASSPHRASE = 'sandbox';

/** A key of the sandbox and what it may do. */
export interface DemoKey {
  readonly key: string;
  /** What every request is refused with that the key has signed. */
  readonly refusal?: MessageId &
    (
      | 'ILLEGAL_IP'
      | 'FORBIDDEN_ACCESS'
      | 'USER_STATUS_FORBIDDEN'
      | 'USER_LOCKED'
      | 'USER_AUTH_NOT_SAFE'
      | 'PERMISSION_VALIDATION_FAILED'
      | 'PERMISSION_DENIED'
    );
  /** Whether it may do more than read; it may where this is left out. */
  readonly canTrade?: boolean;
  /** The only pairs that it may trade; all where it is left out. */
  readonly symbols?: readonly string[];
}

/** The keys that the sandbox knows, each with an account of its own. */
export const demoKeys: readonly DemoKey[] = [
  { key: 'demo' },
  { key: 'demo-2' },
  { key: 'demo-other-ip', refusal: 'ILLEGAL_IP' },
  { key: 'demo-forbidden', refusal: 'FORBIDDEN_ACCESS' },
  { key: 'demo-frozen', refusal: 'USER_STATUS_FORBIDDEN' },
  { key: 'demo-locked', refusal: 'USER_LOCKED' },
  { key: 'demo-no-two-factor', refusal: 'USER_AUTH_NOT_SAFE' },
  { key: 'demo-unverifiable', refusal: 'PERMISSION_VALIDATION_FAILED' },
  { key: 'demo-denied', refusal: 'PERMISSION_DENIED' },
  { key: 'demo-read-only', canTrade: false },
  { key: 'demo-one-pair', symbols: ['BTCUSDT'] },
];
