import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  type StreamableFile,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { catchError, map, type Observable, of, tap, throwError } from 'rxjs';
import type { ApiExceptionFilter } from '../api-exception.filter.js';
import { ERRLEX_FILTER } from '../errlex.context.js';
import type { HttpResponse } from './reply-http.js';

/** The metadata key of `@Sse()` in Nest 11 and 12; no package exports it. */
const SSE_METADATA = '__sse__';

/**
 * Sends errors of responses that are sent in pieces, which reach no filter. A `StreamableFile` that fails before its
 * first byte gets a response like any other error; afterwards the error is only logged. Server-sent events end with
 * one of type `error` whose data is the payload. Bind it to handlers that stream, or to all with `APP_INTERCEPTOR`.
 */
@Injectable()
export class ApiStreamInterceptor implements NestInterceptor {
  readonly #filter: ApiExceptionFilter;
  readonly #reflector = new Reflector();

  constructor(@Inject(ERRLEX_FILTER) filter: ApiExceptionFilter) {
    this.#filter = filter;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const isSse = this.#reflector.get(SSE_METADATA, context.getHandler()) === true;
    return isSse ? this.#withLastEvent(context, next) : this.#withErrorHandler(context, next);
  }

  #withErrorHandler(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response: HttpResponse = context.getArgByIndex(1);
    const raw = 'raw' in response ? response.raw : undefined;
    const handleError = (error: unknown) => this.#filter.catch(error, context);
    return next.handle().pipe(
      map((value) => {
        if (!isStreamableFile(value)) return value;
        value.setErrorHandler(handleError);
        // Fastify calls no handler after the headers were sent, and Nest turns its log off.
        if (raw)
          value.getStream().once('error', (error) => raw.headersSent && !raw.destroyed && handleError(error));
        return value;
      }),
    );
  }

  #withLastEvent(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response: HttpResponse = context.getArgByIndex(1);
    let hasBegun = false;
    return next.handle().pipe(
      tap(() => {
        hasBegun = true;
      }),
      catchError((error) => {
        // Before the first byte the filter can still respond.
        if (!hasBegun && !('raw' in response ? response.raw : response).headersSent)
          return throwError(() => error);
        return of({ type: 'error', data: this.#filter.render(error, context) });
      }),
    );
  }
}

/** Whether a value is a `StreamableFile`, of any copy of Nest. */
function isStreamableFile(value: unknown): value is StreamableFile {
  return typeof (value as Partial<StreamableFile> | null | undefined)?.setErrorHandler === 'function';
}
