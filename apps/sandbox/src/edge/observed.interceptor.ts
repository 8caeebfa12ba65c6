import { type AnyApiError, createApiError, ErrorCode, isApiError, toApiError } from '@errlex/core';
import { ApiException } from '@errlex/nestjs';
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { AS_OBSERVED } from '../options.js';
import type { SandboxRequest } from './request.js';

const wrongSymbol = () => createApiError('PARAM_ERROR', { parameter: 'symbol' });

/** What the real service was seen to answer instead of a documented message, by its id. */
const observed: Readonly<Record<string, (request: SandboxRequest) => AnyApiError | undefined>> = {
  INVALID_SYMBOL: wrongSymbol,
  SPOT_SYMBOL_NOT_EXIST: wrongSymbol,
  REQUEST_METHOD_NOT_SUPPORTED: ({ method }) =>
    toApiError({
      code: ErrorCode.REQUEST_METHOD_NOT_SUPPORTED,
      msg: `Request method '${method}' not supported`,
    }),
  PARAM_VALIDATE_ERROR: ({ method, path }) =>
    method === 'POST' || !/\/order\/?$/i.test(path)
      ? undefined
      : toApiError({
          code: ErrorCode.PARAM_VALIDATE_ERROR,
          msg: 'Either orderId or origClientOrderId must be sent.',
        }),
};

/** With `--as-observed`: puts the errors of the real service in the place of the documented ones. */
@Injectable()
export class ObservedInterceptor implements NestInterceptor {
  @Inject(AS_OBSERVED) readonly asObserved!: boolean;

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (!this.asObserved) return next.handle();
    const request = context.switchToHttp().getRequest<SandboxRequest>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        const known: unknown = error instanceof ApiException ? error.apiError : error;
        const id = isApiError(known) ? known.messageId : undefined;
        throw (id && observed[id]?.(request)) ?? error;
      }),
    );
  }
}
