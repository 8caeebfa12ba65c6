import {
  httpStatusOf,
  isRpcOrWsException,
  type MappedError,
  safely,
  type Thrown,
  toWireError,
  translateError,
  WIRE_VERSION,
  type WireError,
} from '@errlex/server/adapter';
import { type Observable, throwError } from 'rxjs';
import type { ErrlexContext } from '../errlex.context.js';
import { replyGrpc } from '../grpc/reply-grpc.js';
import { type Carrier, MessageFacts, type Protocol } from '../protocol.js';

/** The methods that return the pattern of a message, by transport. */
const patternReaders = ['getPattern', 'getChannel', 'getTopic', 'getSubject'] as const;

type MessageContext = { readonly [Reader in (typeof patternReaders)[number]]?: () => unknown } & {
  getMetadata?(): Carrier['headers'] | undefined;
  getMap?(): Carrier['headers'];
};

/**
 * Sends a wire error, on gRPC with a status of its own. Returns an Observable that fails, because Nest takes
 * anything else for a success. A `KafkaRetriableException` fails as it is, so that Kafka delivers the message again.
 */
export const rpcProtocol: Protocol = {
  readFacts: (host) => {
    const context: MessageContext | undefined = host.getArgByIndex(1);
    const headers = context?.getMetadata?.() ?? context?.getMap?.() ?? {};
    return new MessageFacts(host, { headers }, () => `rpc ${readPattern(context)}`.trim());
  },
  readThrown: (_thrown, host, context) => ({
    isDelivered: true,
    isUnreceived: safely(() => context.isEvent(readPattern(host.getArgByIndex(1)))) === true,
  }),
  reply: (mapped, request, host, context, thrown): Observable<unknown> => {
    if (isRetriable(thrown)) return throwError(() => thrown);
    const wire = safely(() => toWire(mapped, context)) ?? createUnknownWire(context);
    return safely(() => replyGrpc(mapped, wire, request, host, context)) ?? throwError(() => wire);
  },
};

function readPattern(context: MessageContext | undefined): string {
  const reader = patternReaders.find((name) => typeof context?.[name] === 'function');
  return reader === undefined ? '' : String(context?.[reader]?.());
}

function toWire(mapped: MappedError, { texts, errors }: ErrlexContext): WireError {
  const { error, httpStatus, details } = mapped;
  const isOwnStatus = error.upstream || httpStatus === httpStatusOf(error.definition, errors);
  const { msg } = translateError(mapped, 'en', texts);
  return toWireError(error, msg, { details, ...(!isOwnStatus && { httpStatus }) });
}

/** Creates the wire error for an error that cannot be read. */
function createUnknownWire({ unknown: { domain, code, message } }: ErrlexContext): WireError {
  return { $errlex: WIRE_VERSION, ...(domain !== undefined && { domain }), code, params: {}, msg: message };
}

/** Whether a value is a `KafkaRetriableException`: no other exception returns itself as its error. */
function isRetriable(thrown: unknown): boolean {
  const exception = thrown as Thrown;
  return safely(() => isRpcOrWsException(exception) && exception.getError() === thrown) === true;
}
