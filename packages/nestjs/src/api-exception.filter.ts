import { findOwnError, handleError, type RequestFacts, renderPayload } from '@errlex/server/adapter';
import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import { ERRLEX_CONTEXT, type ErrlexContext } from './errlex.context.js';
import { FILTER_BRAND } from './filters/select-filter.js';
import { graphqlProtocol } from './graphql/reply-graphql.js';
import { httpProtocol } from './http/reply-http.js';
import { rpcProtocol } from './microservices/reply-rpc.js';
import type { Protocol } from './protocol.js';
import { wsProtocol } from './websockets/reply-ws.js';

/** How errors are sent, by the `getType()` of the host. */
const protocols: Readonly<Record<string, Protocol>> = {
  graphql: graphqlProtocol,
  http: httpProtocol,
  rpc: rpcProtocol,
  ws: wsProtocol,
};

/**
 * Sends everything that is thrown to the caller: over HTTP and WebSockets as a payload of the contract, in GraphQL
 * as a message and `{ code, reason, params }`, both in the language of the request; between services as code and
 * params. Responses never expose details of unexpected errors, which are logged once. Never throws, except on a
 * host of unknown type: there it rethrows.
 */
@Catch()
export class ApiExceptionFilter implements ExceptionFilter {
  static {
    Object.defineProperty(ApiExceptionFilter.prototype, FILTER_BRAND, { value: true });
  }

  // Not `#`: in a class with a decorator the compiler makes a WeakMap of each, which slows every error down.
  private readonly context: ErrlexContext;

  constructor(@Inject(ERRLEX_CONTEXT) context: ErrlexContext) {
    this.context = context;
  }

  catch(exception: unknown, host: ArgumentsHost): unknown {
    const type = host.getType<string>();
    const protocol = protocols[type];
    if (protocol === undefined) throw exception;
    const { context } = this;
    // Services get their errors from transports, so what they throw may be the JSON of one.
    const isOwn = () => findOwnError(exception, context.errors, type === 'rpc') !== undefined;
    const other = context.selection(exception, isOwn, host, this);
    if (other) return other.catch(exception, host);
    const request = protocol.readFacts(host);
    const mapped = handleError(exception, request, context, protocol.readThrown?.(exception, host, context));
    try {
      return protocol.reply(mapped, request, host, context, exception);
    } catch (cause) {
      context.logFault('the error could not be sent', cause);
      return undefined;
    }
  }

  /** Returns the body that `catch` sends over HTTP, for responses that are sent in pieces; reports like `catch`. */
  render(exception: unknown, host: ArgumentsHost): string {
    const request = httpProtocol.readFacts(host);
    return renderPayload(handleError(exception, request, this.context), request, this.context).text;
  }

  /**
   * Logs an error from outside of requests (a queue, a cron job) as `catch` does, and calls `onError`. `label` stands
   * for the request in the log.
   */
  report(exception: unknown, label: string): void {
    const request: RequestFacts = { headers: { get: () => undefined }, route: label };
    handleError(exception, request, this.context, { isDelivered: true });
  }
}
