import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Observable, tap } from 'rxjs';
import { fail, parseFault } from './requested-fault.js';

/** Loses the response to a request that was executed, if the request asks for that. Other errors stay as they are. */
@Injectable()
export class FailAfterInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<string>): Observable<string> {
    const http = context.switchToHttp();
    const fault = parseFault(http.getRequest<Request>());
    if (!fault.isExecuted) return next.handle();
    return next.handle().pipe(tap((body) => fail(fault, http.getResponse<Response>(), body)));
  }
}
