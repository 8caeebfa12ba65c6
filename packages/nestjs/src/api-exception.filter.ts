import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger } from '@nestjs/common';
import { type Answer, toAnswer } from './answer/to-answer.js';
import { toDetails } from './answer/to-details.js';
import { toForeignAnswer } from './answer/to-foreign-answer.js';
import { type OwnError, toOwnError } from './answer/to-own-error.js';
import { attempt } from './attempt.js';
import { ERRLEX_CONTEXT, type ErrlexContext } from './errlex.context.js';
import { replies } from './hosts/replies.js';
import { toHttpBody } from './hosts/reply-http.js';
import { type LogEntry, toLogEntry } from './log/to-log-entry.js';

/**
 * Answers everything that is thrown: over HTTP with `{ code, msg }` and in GraphQL with a message and `{
 * code, reason, params }` in the language that the request asks for, between services with code and params.
 * Of an error that nobody foresaw nothing is answered, and it is logged once. Never throws, except on a host
 * that it does not know: there it rethrows.
 */
@Catch()
export class ApiExceptionFilter implements ExceptionFilter {
  // Not `#`: in a class with a decorator the compiler makes a WeakMap of each, which an error would wait for.
  private readonly context: ErrlexContext;
  private readonly logger = new Logger('ApiExceptionFilter');

  constructor(@Inject(ERRLEX_CONTEXT) context: ErrlexContext) {
    this.context = context;
  }

  catch(exception: unknown, host: ArgumentsHost): unknown {
    const reply = replies[host.getType<string>()];
    if (reply === undefined) throw exception;
    const context = this.context;
    const own = toOwnError(exception, context.errors);
    const other = context.selection(exception, own !== undefined, host, this);
    if (other) return other.catch(exception, host);
    const answer = this.toAnswer(exception, own, host, context);
    try {
      return reply(answer, host, context, exception);
    } catch (failure) {
      this.record(toLogEntry(failure, { ...answer, isFault: true }, host, context));
      return undefined;
    }
  }

  /**
   * The body that `catch` would answer an HTTP request with, for what is sent in pieces; logs as that does.
   */
  render(exception: unknown, host: ArgumentsHost): string {
    const context = this.context;
    const answer = this.toAnswer(exception, toOwnError(exception, context.errors), host, context);
    return toHttpBody(answer, host, context).text;
  }

  /** The answer, which is logged where it belongs in the log and counted. */
  private toAnswer(
    exception: unknown,
    own: OwnError | undefined,
    host: ArgumentsHost,
    context: ErrlexContext,
  ): Answer {
    const found = own ? toAnswer(own, context) : toForeignAnswer(exception, host, context);
    const details = toDetails(exception, context.details, context.errors);
    const answer = details ? { ...found, details } : found;
    this.record(toLogEntry(exception, answer, host, context));
    const { telemetry } = context;
    if (telemetry) attempt(() => telemetry(answer.error));
    return answer;
  }

  private record(entry: LogEntry | undefined): void {
    if (entry) attempt(() => this.log(entry));
  }

  /** Writes an entry into the log of Nest. */
  protected log({ level, message, stack }: LogEntry): void {
    const stacks = level === 'error' ? [stack] : [];
    this.logger[level](message, ...stacks);
  }
}
