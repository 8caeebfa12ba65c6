import type { ArgumentsHost } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';
import { isWrapped, type Thrown } from '../answer/thrown.js';
import type { Answer } from '../answer/to-answer.js';
import { attempt } from '../attempt.js';
import type { ErrlexContext } from '../errlex.context.js';
import { toText } from '../text/to-text.js';
import { toWire } from '../wire/to-wire.js';
import { WIRE_VERSION, type Wire } from '../wire/wire.js';
import { replyGrpc } from './grpc/reply-grpc.js';

/**
 * Answers a message with the error as it travels between services, on gRPC with a status of its own; anything
 * but a failing Observable would be a success. What Kafka is to deliver again fails as it is.
 */
export function replyRpc(
  answer: Answer,
  host: ArgumentsHost,
  { texts, unknown }: ErrlexContext,
  thrown: unknown,
): Observable<unknown> {
  if (isRetriable(thrown)) return throwError(() => thrown);
  const { error, details } = answer;
  const wire: Wire = attempt(() => toWire(error, toText(error, 'en', texts).msg, details)) ?? {
    $errlex: WIRE_VERSION,
    code: unknown.code,
    params: {},
    msg: unknown.message,
  };
  return attempt(() => replyGrpc(answer, wire, host)) ?? throwError(() => wire);
}

/** Whether a value is a `KafkaRetriableException`: no other exception gives itself as its error. */
function isRetriable(thrown: unknown): boolean {
  const exception = thrown as Thrown;
  return attempt(() => isWrapped(exception) && exception.getError() === thrown) === true;
}
