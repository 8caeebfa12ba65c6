import { toPayload } from '@errlex/core';
import { parseAcceptLanguage } from '@errlex/i18n';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ERRLEX_CONTEXT, type ErrlexContext } from './errlex.context.js';
import { type HttpResponse, sendReply } from './http-reply.js';
import { toAnswer } from './to-answer.js';
import { toLogEntry } from './to-log-entry.js';
import { toText } from './to-text.js';

/** What is used of a request, on Express and on Fastify. */
export interface HttpRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Answers everything that is thrown over HTTP with `{ code, msg }` in the language that the request asks for. Of an error that
 * nobody foresaw nothing is answered, and it is logged once. Never throws over HTTP; on another transport it rethrows.
 */
@Catch()
export class ApiExceptionFilter implements ExceptionFilter {
  readonly #context: ErrlexContext;
  readonly #adapterHost: HttpAdapterHost;
  readonly #logger = new Logger('ApiExceptionFilter');

  constructor(
    @Inject(ERRLEX_CONTEXT) context: ErrlexContext,
    @Inject(HttpAdapterHost) adapterHost: HttpAdapterHost,
  ) {
    this.#context = context;
    this.#adapterHost = adapterHost;
  }

  catch(exception: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw exception;
    const { error, httpStatus, unexpected } = toAnswer(exception, this.#context);
    if (unexpected) attempt(() => this.log(exception));
    const requested = attempt(() => this.readLocales(host.getArgByIndex(0))) ?? [];
    const { msg, locale } = toText(error, requested, this.#context);
    const response: HttpResponse = host.getArgByIndex(1);
    const body = JSON.stringify(toPayload(error, msg));
    try {
      sendReply(this.#adapterHost.httpAdapter, response, { httpStatus, body, locale });
    } catch (failure) {
      attempt(() => this.log(failure));
      attempt(() => (response.raw ?? response).end());
    }
  }

  /** The languages that a request asks for, best first. */
  protected readLocales({ headers }: HttpRequest): readonly string[] {
    return parseAcceptLanguage(headers['accept-language']);
  }

  /** Writes an error that nobody foresaw into the log. */
  protected log(exception: unknown): void {
    const { message, stack } = toLogEntry(exception);
    this.#logger.error(message, stack);
  }
}

/** Runs what may not keep a request from being answered. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
