import type { MessageId } from '@errlex/core';

/** The secret and the passphrase of every demo key. They are public. */
export const SECRET = 'not-a-secret';
export const PASSPHRASE = 'sandbox';

/** A key of the sandbox and its permissions. */
export interface DemoKey {
  readonly key: string;
  /** Message id of the error that every request signed by the key gets. */
  readonly rejection?: MessageId &
    (
      | 'ILLEGAL_IP'
      | 'FORBIDDEN_ACCESS'
      | 'USER_STATUS_FORBIDDEN'
      | 'USER_LOCKED'
      | 'USER_AUTH_NOT_SAFE'
      | 'PERMISSION_VALIDATION_FAILED'
      | 'PERMISSION_DENIED'
    );
  /** Whether it may do more than read. Default: `true`. */
  readonly canTrade?: boolean;
  /** The pairs that it may trade. Default: all. */
  readonly symbols?: readonly string[];
}

/** The keys of the sandbox, each with an account of its own. */
export const demoKeys: readonly DemoKey[] = [
  { key: 'demo' },
  { key: 'demo-2' },
  { key: 'demo-other-ip', rejection: 'ILLEGAL_IP' },
  { key: 'demo-forbidden', rejection: 'FORBIDDEN_ACCESS' },
  { key: 'demo-frozen', rejection: 'USER_STATUS_FORBIDDEN' },
  { key: 'demo-locked', rejection: 'USER_LOCKED' },
  { key: 'demo-no-two-factor', rejection: 'USER_AUTH_NOT_SAFE' },
  { key: 'demo-unverifiable', rejection: 'PERMISSION_VALIDATION_FAILED' },
  { key: 'demo-denied', rejection: 'PERMISSION_DENIED' },
  { key: 'demo-read-only', canTrade: false },
  { key: 'demo-one-pair', symbols: ['BTCUSDT'] },
];
