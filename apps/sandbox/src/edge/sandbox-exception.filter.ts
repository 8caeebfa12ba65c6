import { createApiError, isApiError, toApiError } from '@errlex/core';
import { ApiExceptionFilter } from '@errlex/nestjs';
import { type ArgumentsHost, Catch, Inject, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SETTINGS, type Settings } from '../settings.js';

/** Distinguishes a wrong method from an unknown path; with `--as-observed`, responds as the real service. */
@Catch()
export class SandboxExceptionFilter extends ApiExceptionFilter {
  @Inject(SETTINGS) readonly settings!: Settings;

  override catch(thrown: unknown, host: ArgumentsHost): void {
    const [request, response] = host.getArgs<[Request, Response]>();
    const { path } = request;
    const { asObserved } = this.settings;
    let error = thrown;
    if (thrown instanceof NotFoundException) {
      const methods = listMethods(request);
      if (methods) {
        response.set('Allow', methods);
        error = createApiError('REQUEST_METHOD_NOT_SUPPORTED');
      } else if (asObserved) {
        response.status(404).json({ timestamp: Date.now(), status: 404, error: 'Not Found', path });
        return;
      }
    }
    super.catch(asObserved ? toObserved(error, request) : error, host);
  }
}

/** Returns the methods that a path supports, as in `Allow`; empty for an unknown path. */
function listMethods({ app, path }: Request): string {
  const plain = normalizePath(path);
  return app.router.stack
    .flatMap(({ route }) => (route && normalizePath(route.path) === plain ? route.stack : []))
    .map(({ method }) => method.toUpperCase())
    .join(', ');
}

/** Normalizes a path as Express does: without case and trailing slash. */
function normalizePath(path: string): string {
  return path.toLowerCase().replace(/\/$/, '');
}

/** Returns the error that the real service sends instead. */
function toObserved(error: unknown, { method, path }: Request): unknown {
  if (isApiError(error, 'INVALID_SYMBOL') || isApiError(error, 'SPOT_SYMBOL_NOT_EXIST')) {
    return createApiError('PARAM_ERROR', { parameter: 'symbol' });
  }
  if (isApiError(error, 'REQUEST_METHOD_NOT_SUPPORTED')) {
    return toApiError({ code: error.code, msg: `Request method '${method}' not supported` });
  }
  const namesOrder = method !== 'POST' && /\/order\/?$/i.test(path);
  if (namesOrder && isApiError(error) && error.messageId === 'PARAM_VALIDATE_ERROR') {
    return toApiError({ code: error.code, msg: 'Either orderId or origClientOrderId must be sent.' });
  }
  return error;
}
