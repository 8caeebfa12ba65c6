import { type Observable, throwError } from 'rxjs';
import type { Answer } from '../answer/to-answer.js';
import { attempt } from '../attempt.js';
import type { ErrlexContext } from '../errlex.context.js';
import { toText } from '../text/to-text.js';
import { toWire } from '../wire/to-wire.js';
import { WIRE_VERSION, type Wire } from '../wire/wire.js';

/** Answers a message with the error as it travels between services; anything but a failing Observable would be a success. */
export function replyRpc(
  { error }: Answer,
  _host: unknown,
  { texts, unknown }: ErrlexContext,
): Observable<never> {
  const wire: Wire = attempt(() => toWire(error, toText(error, 'en', texts).msg)) ?? {
    $errlex: WIRE_VERSION,
    code: unknown.code,
    params: {},
    msg: unknown.message,
  };
  return throwError(() => wire);
}
