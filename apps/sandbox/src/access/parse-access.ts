import { createApiError } from '@errlex/core';
import type { Request } from 'express';
import { type DemoKey, demoKeys, PASSPHRASE, SECRET } from './demo-keys.js';
import { toSignature } from './sign.js';

/** How far the clock of a client may be off, in milliseconds. */
const WINDOW = 30_000;

/**
 * The key that signed a request, whose body is the bytes that came.
 * Throws the `ApiError` of the first check that it fails, in the order of the README.
 */
export function parseAccess(request: Request, now: number): DemoKey {
  const { method, originalUrl: path, body } = request;
  const [name, sign, timestamp] = ['KEY', 'SIGN', 'TIMESTAMP'].map((part) => request.get(`ACCESS-${part}`));
  if (!name) throw createApiError('ACCESS_KEY_EMPTY');
  if (!sign) throw createApiError('ACCESS_SIGN_EMPTY');
  if (!timestamp) throw createApiError('ACCESS_TIMESTAMP_EMPTY');
  if (!/^\d{13}$/.test(timestamp)) throw createApiError('INVALID_ACCESS_TIMESTAMP');
  if (Math.abs(now - Number(timestamp)) > WINDOW) throw createApiError('ACCESS_TIMESTAMP_EXPIRED');
  const known = demoKeys.find(({ key }) => key === name);
  if (known === undefined) throw createApiError('INVALID_ACCESS_KEY');
  if (request.get('ACCESS-PASSPHRASE') !== PASSPHRASE)
    throw createApiError('API_KEY_OR_PASSPHRASE_INCORRECT');
  if (sign !== toSignature(SECRET, { timestamp, method, path, body })) throw createApiError('API_AUTH_ERROR');
  if (known.refusal) throw createApiError(known.refusal, {});
  if (known.canTrade === false && method !== 'GET' && method !== 'HEAD') {
    throw createApiError('INSUFFICIENT_PERMISSIONS');
  }
  return known;
}
