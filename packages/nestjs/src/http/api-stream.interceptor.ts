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
import { ApiExceptionFilter } from '../api-exception.filter.js';
import type { HttpResponse } from './reply-http.js';

/** Where `@Sse()` of Nest 11 and 12 marks a handler; no package exports the key. */
const SSE_METADATA = '__sse__';

/**
 * For errors of what is sent in pieces, which reach no filter: a `StreamableFile` that fails is answered as
 * any other error while nothing of it is sent, and logged after that; server-sent events end with one of type
 * `error` whose data is `{ code, msg }`. Bind it where handlers stream, or everywhere with `APP_INTERCEPTOR`.
 */
@Injectable()
export class ApiStreamInterceptor implements NestInterceptor {
  readonly #filter: ApiExceptionFilter;
  readonly #reflector = new Reflector();

  constructor(@Inject(ApiExceptionFilter) filter: ApiExceptionFilter) {
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
    const answer = (error: unknown) => this.#filter.catch(error, context);
    return next.handle().pipe(
      map((value) => {
        if (!isStreamableFile(value)) return value;
        value.setErrorHandler(answer);
        // Fastify asks no handler once the headers are out, and its own log is off in Nest.
        if (raw)
          value.getStream().once('error', (error) => raw.headersSent && !raw.destroyed && answer(error));
        return value;
      }),
    );
  }

  #withLastEvent(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response: HttpResponse = context.getArgByIndex(1);
    let begun = false;
    return next.handle().pipe(
      tap(() => {
        begun = true;
      }),
      catchError((error) => {
        // Before the first byte the filter can still answer.
        if (!begun && !('raw' in response ? response.raw : response).headersSent)
          return throwError(() => error);
        return of({ type: 'error', data: this.#filter.render(error, context) });
      }),
    );
  }
}

/** Whether a value is a `StreamableFile`, of whichever copy of Nest. */
function isStreamableFile(value: unknown): value is StreamableFile {
  return typeof (value as Partial<StreamableFile> | null | undefined)?.setErrorHandler === 'function';
}
