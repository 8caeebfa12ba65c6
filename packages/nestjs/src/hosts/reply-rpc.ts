import type { ArgumentsHost } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';
import type { ErrlexContext } from '../errlex.context.js';
import type { MappedError } from '../mapping/mapped-error.js';
import { isWrapped, type Thrown } from '../mapping/thrown.js';
import { safely } from '../safely.js';
import { translateError } from '../text/translate-error.js';
import { toWireError } from '../wire/to-wire-error.js';
import { WIRE_VERSION, type WireError } from '../wire/wire-error.js';
import { replyGrpc } from './grpc/reply-grpc.js';

/**
 * Sends a wire error, on gRPC with a status of its own. Returns an Observable that fails, because Nest takes
 * anything else for a success. A `KafkaRetriableException` fails as it is, so that Kafka delivers the message again.
 */
export function replyRpc(
  mapped: MappedError,
  host: ArgumentsHost,
  context: ErrlexContext,
  thrown: unknown,
): Observable<unknown> {
  if (isRetriable(thrown)) return throwError(() => thrown);
  const wire =
    safely(() => {
      const { msg } = translateError(mapped, 'en', context.texts);
      return toWireError(mapped.error, msg, mapped.details);
    }) ?? createUnknownWire(context);
  return safely(() => replyGrpc(mapped, wire, host)) ?? throwError(() => wire);
}

/** Creates the wire error for an error that cannot be read. */
function createUnknownWire({ unknown: { domain, code, message } }: ErrlexContext): WireError {
  return { $errlex: WIRE_VERSION, ...(domain !== undefined && { domain }), code, params: {}, msg: message };
}

/** Whether a value is a `KafkaRetriableException`: no other exception returns itself as its error. */
function isRetriable(thrown: unknown): boolean {
  const exception = thrown as Thrown;
  return safely(() => isWrapped(exception) && exception.getError() === thrown) === true;
}
