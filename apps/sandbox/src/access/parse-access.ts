import { hash, timingSafeEqual } from 'node:crypto';
import { createApiError } from '@errlex/core';
import { type DemoKey, demoKeys } from './demo-keys.js';
import { toSignature } from './sign.js';

/** What of a request tells who sent it. */
export interface AccessRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly method: string;
  /** With the query, as it stands in the request line. */
  readonly path: string;
  readonly body: Buffer;
  readonly address: string;
}

/** How far the clock of a client may be off, in milliseconds. */
const WINDOW = 30_000;

/** The key that signed a request. Throws the `ApiError` of the first check that it fails, in the order of the README. */
export function parseAccess(request: AccessRequest, now: number): DemoKey {
  const { key, sign, timestamp, passphrase } = readHeaders(request.headers);
  if (!key) throw createApiError('ACCESS_KEY_EMPTY');
  if (!sign) throw createApiError('ACCESS_SIGN_EMPTY');
  if (!timestamp) throw createApiError('ACCESS_TIMESTAMP_EMPTY');
  if (!/^\d{13}$/.test(timestamp)) throw createApiError('INVALID_ACCESS_TIMESTAMP');
  if (Math.abs(now - Number(timestamp)) > WINDOW) throw createApiError('ACCESS_TIMESTAMP_EXPIRED');
  const known = demoKeys.find((candidate) => candidate.key === key);
  if (known === undefined) throw createApiError('INVALID_ACCESS_KEY');
  if (!isSame(passphrase, known.passphrase)) throw createApiError('API_KEY_OR_PASSPHRASE_INCORRECT');
  const { method, path, body } = request;
  if (!isSame(sign, toSignature(known.secret, { timestamp, method, path, body }))) {
    throw createApiError('API_AUTH_ERROR');
  }
  if (known.addresses && !known.addresses.includes(toPlainAddress(request.address))) {
    throw createApiError('ILLEGAL_IP');
  }
  if (known.state) throw createApiError(known.state, {});
  if (known.permission === 'unverifiable') throw createApiError('PERMISSION_VALIDATION_FAILED');
  if (known.permission === 'none') throw createApiError('PERMISSION_DENIED');
  return known;
}

function readHeaders(headers: AccessRequest['headers']) {
  const read = (name: string) => [headers[name] ?? ''].flat().join();
  return {
    key: read('access-key'),
    sign: read('access-sign'),
    timestamp: read('access-timestamp'),
    passphrase: read('access-passphrase'),
  };
}

/** Takes the same time wherever the two differ. */
function isSame(left: string, right: string): boolean {
  return timingSafeEqual(hash('sha256', left, 'buffer'), hash('sha256', right, 'buffer'));
}

/** An IPv4 address that came over IPv6 is written as such. */
function toPlainAddress(address: string): string {
  return address.replace(/^::ffff:/, '');
}
