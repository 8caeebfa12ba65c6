import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Observable, tap } from 'rxjs';
import { fail, parseFault } from './requested-fault.js';

/** Loses the answer to a request that was carried out, if it asks for that. What is refused stays refused. */
@Injectable()
export class FailAfterInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<string>): Observable<string> {
    const http = context.switchToHttp();
    const fault = parseFault(http.getRequest<Request>());
    if (!fault.isExecuted) return next.handle();
    return next.handle().pipe(tap((answer) => fail(fault, http.getResponse<Response>(), answer)));
  }
}
