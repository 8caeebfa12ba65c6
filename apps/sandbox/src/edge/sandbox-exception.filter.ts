import { createApiError, isApiError, toApiError } from '@errlex/core';
import { ApiExceptionFilter } from '@errlex/nestjs';
import { type ArgumentsHost, Catch, Inject, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';

/** The token that the switch `--as-observed` is provided under. */
export const AS_OBSERVED = Symbol('AS_OBSERVED');

/** Tells a wrong method from an unknown path, and answers as observed where that is asked for. */
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

/** The methods that the path of a request supports, as `Allow` lists them; nothing for an unknown path. */
function toMethods({ app, path }: Request): string {
  const plain = toPlainPath(path);
  return app.router.stack
    .flatMap(({ route }) => (route && toPlainPath(route.path) === plain ? route.stack : []))
    .map(({ method }) => method.toUpperCase())
    .join(', ');
}

/** Express does not tell the letters of a path by their case, nor a slash at its end. */
function toPlainPath(path: string): string {
  return path.toLowerCase().replace(/\/$/, '');
}

/** What the real service was seen to answer in the place of an error. */
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
