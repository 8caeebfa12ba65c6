import { hash, timingSafeEqual } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createApiError } from '@errlex/core';
import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
} from '@nestjs/common';
import type { Request } from 'express';
import { parseFault } from '../faults/fault-headers.js';
import { SETTINGS, type Settings } from '../settings.js';
import { type DemoKey, demoKeys, PASSPHRASE, SECRET } from './demo-keys.js';
import { createSignature } from './sign.js';

const callers = new WeakMap<Request, DemoKey>();

/** Accepts requests that a demo key has signed; then the request waits in the queue, if it asks for that. */
@Injectable()
export class AccessGuard implements CanActivate {
  @Inject(SETTINGS) readonly settings!: Settings;

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const { queue, window = this.settings.window } = parseFault(request);
    callers.set(request, checkAccess(request, window));
    if (queue > 0) await setTimeout(queue);
    return true;
  }
}

/** The key that signed the request. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callers.get(context.switchToHttp().getRequest<Request>()),
);

/**
 * Returns the key that signed a request. Throws the `ApiError` of the first check that fails, in the order of
 * the README.
 */
function checkAccess(request: Request, window: number): DemoKey {
  const { method, originalUrl: path, body } = request;
  const [name, sign, timestamp] = ['KEY', 'SIGN', 'TIMESTAMP'].map((part) => request.get(`ACCESS-${part}`));
  if (!name) throw createApiError('ACCESS_KEY_EMPTY');
  if (!sign) throw createApiError('ACCESS_SIGN_EMPTY');
  if (!timestamp) throw createApiError('ACCESS_TIMESTAMP_EMPTY');
  if (!/^\d{13}$/.test(timestamp)) throw createApiError('INVALID_ACCESS_TIMESTAMP');
  if (Math.abs(Date.now() - Number(timestamp)) > window) throw createApiError('ACCESS_TIMESTAMP_EXPIRED');
  const known = demoKeys.find(({ key }) => key === name);
  if (known === undefined) throw createApiError('INVALID_ACCESS_KEY');
  if (!isEqual(request.get('ACCESS-PASSPHRASE') ?? '', PASSPHRASE)) {
    throw createApiError('API_KEY_OR_PASSPHRASE_INCORRECT');
  }
  if (!isEqual(sign, createSignature(SECRET, { timestamp, method, path, body }))) {
    throw createApiError('API_AUTH_ERROR');
  }
  if (known.rejection) throw createApiError(known.rejection, {});
  if (known.canTrade === false && method !== 'GET' && method !== 'HEAD') {
    throw createApiError('INSUFFICIENT_PERMISSIONS');
  }
  return known;
}

/** Compares texts in constant time: hashes have the same length and reveal nothing about the text. */
function isEqual(left: string, right: string): boolean {
  return timingSafeEqual(hash('sha256', left, 'buffer'), hash('sha256', right, 'buffer'));
}
