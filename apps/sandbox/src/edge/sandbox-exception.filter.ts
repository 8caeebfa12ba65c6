import { createApiError, isApiError, toApiError } from '@errlex/core';
import { ApiExceptionFilter } from '@errlex/nestjs';
import { type ArgumentsHost, Catch, Inject, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';

/** Injection token of the option `--as-observed`. */
export const AS_OBSERVED = Symbol('AS_OBSERVED');

/** Distinguishes a wrong method from an unknown path; with `--as-observed`, responds as the real service. */
@Catch()
export class SandboxExceptionFilter extends ApiExceptionFilter {
  @Inject(AS_OBSERVED) readonly asObserved!: boolean;

  override catch(thrown: unknown, host: ArgumentsHost): void {
    const [request, response] = host.getArgs<[Request, Response]>();
    const { path } = request;
    let error = thrown;
    if (thrown instanceof NotFoundException) {
      const methods = toMethods(request);
      if (methods) {
        response.set('Allow', methods);
        error = createApiError('REQUEST_METHOD_NOT_SUPPORTED');
      } else if (this.asObserved) {
        response.status(404).json({ timestamp: Date.now(), status: 404, error: 'Not Found', path });
        return;
      }
    }
    super.catch(this.asObserved ? toObserved(error, request) : error, host);
  }
}

/** Returns the methods that a path supports, as in `Allow`; empty for an unknown path. */
function toMethods({ app, path }: Request): string {
  const plain = toPlainPath(path);
  return app.router.stack
    .flatMap(({ route }) => (route && toPlainPath(route.path) === plain ? route.stack : []))
    .map(({ method }) => method.toUpperCase())
    .join(', ');
}

/** Normalizes a path as Express does: without case and trailing slash. */
function toPlainPath(path: string): string {
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
