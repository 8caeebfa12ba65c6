import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Logger } from '@nestjs/common';
import { ERRLEX_CONTEXT, type ErrlexContext } from './errlex.context.js';
import { replies } from './hosts/replies.js';
import { renderHttpBody } from './hosts/reply-http.js';
import { type LogEntry, toLogEntry } from './log/to-log-entry.js';
import { findDetails } from './mapping/find-details.js';
import { findOwnError, type OwnError } from './mapping/find-own-error.js';
import { mapOtherError } from './mapping/map-other-error.js';
import { mapOwnError } from './mapping/map-own-error.js';
import type { MappedError } from './mapping/mapped-error.js';
import { safely } from './safely.js';

/**
 * Sends everything that is thrown to the caller: over HTTP and WebSockets as a payload of the contract, in GraphQL
 * as a message and `{ code, reason, params }`, both in the language of the request; between services as code and
 * params. Responses never expose details of unexpected errors, which are logged once. Never throws, except on a
 * host of unknown type: there it rethrows.
 */
@Catch()
export class ApiExceptionFilter implements ExceptionFilter {
  // Not `#`: in a class with a decorator the compiler makes a WeakMap of each, which slows every error down.
  private readonly context: ErrlexContext;
  private readonly logger = new Logger('ApiExceptionFilter');

  constructor(@Inject(ERRLEX_CONTEXT) context: ErrlexContext) {
    this.context = context;
  }

  catch(exception: unknown, host: ArgumentsHost): unknown {
    const reply = replies[host.getType<string>()];
    if (reply === undefined) throw exception;
    const context = this.context;
    const own = this.findOwn(exception, host);
    const other = context.selection(exception, own !== undefined, host, this);
    if (other) return other.catch(exception, host);
    const mapped = this.mapThrown(exception, own, host);
    try {
      return reply(mapped, host, context, exception);
    } catch (failure) {
      this.record(toLogEntry(failure, { ...mapped, isFault: true }, host, context));
      return undefined;
    }
  }

  /** Returns the body that `catch` sends over HTTP, for responses that are sent in pieces; logs like `catch`. */
  render(exception: unknown, host: ArgumentsHost): string {
    const mapped = this.mapThrown(exception, this.findOwn(exception, host), host);
    return renderHttpBody(mapped, host, this.context).text;
  }

  /** Services get their errors from transports, so what they throw may be the JSON of one. */
  private findOwn(exception: unknown, host: ArgumentsHost): OwnError | undefined {
    return findOwnError(exception, this.context.errors, host.getType() === 'rpc');
  }

  /** Maps a thrown value, logs it if it belongs in the log, and counts it. */
  private mapThrown(exception: unknown, own: OwnError | undefined, host: ArgumentsHost): MappedError {
    const context = this.context;
    const mapped = own ? mapOwnError(own, context) : mapOtherError(exception, host, context);
    const details = findDetails(exception, context.details, context.errors);
    const complete = details ? { ...mapped, details } : mapped;
    this.record(toLogEntry(exception, complete, host, context));
    const { recordError } = context;
    if (recordError) safely(() => recordError(complete.error));
    return complete;
  }

  private record(entry: LogEntry | undefined): void {
    if (entry) safely(() => this.log(entry));
  }

  /** Writes an entry into the log of Nest. */
  protected log({ level, message, stack }: LogEntry): void {
    const stacks = level === 'error' ? [stack] : [];
    this.logger[level](message, ...stacks);
  }
}
