import { createApiError } from '@errlex/core';
import { parseJsonExact } from '@errlex/core/response';
import {
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Big } from 'big.js';
import type { Request, Response } from 'express';
import { stringify } from 'lossless-json';
import { map, type Observable } from 'rxjs';

/** Exact decimals, written without an exponent. */
export const Decimal = Big();

Decimal.NE = -100;
Decimal.PE = 100;

/**
 * Injects the JSON in the body of a request; ids beyond 2^53 are strings of their digits. Throws
 * `INVALID_CONTENT_TYPE` and `INVALID_JSON`.
 */
export const JsonBody = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<Request>();
  if (!request.is('application/json')) throw createApiError('INVALID_CONTENT_TYPE');
  try {
    return parseJsonExact(String(request.body));
  } catch (cause) {
    throw createApiError('INVALID_JSON', {}, { cause });
  }
});

/** Writes responses as JSON, a `bigint` as a number. */
@Injectable()
export class JsonInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    context.switchToHttp().getResponse<Response>().type('json');
    return next.handle().pipe(map((body) => stringify(body)));
  }
}
