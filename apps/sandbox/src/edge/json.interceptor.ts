import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { stringify } from 'lossless-json';
import { map, type Observable } from 'rxjs';

/** Writes responses as JSON, a `bigint` as a number. */
@Injectable()
export class JsonInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    context.switchToHttp().getResponse<Response>().type('json');
    return next.handle().pipe(map((body) => stringify(body)));
  }
}
