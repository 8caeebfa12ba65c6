import type { ArgumentsHost } from '@nestjs/common';
import type { ErrlexContext } from '../errlex.context.js';
import { matchRequest } from '../locale/match-request.js';
import type { MappedError } from '../mapping/mapped-error.js';
import { renderBody } from '../text/render-body.js';
import { isNative, OPEN, type Socket } from './socket.js';

/** The event of an error, as in the filter of Nest. */
const EVENT = 'exception';

/**
 * Sends the payload of an error in the language of the handshake: to the acknowledgement of socket.io if the client
 * waits for one, else as the event `exception`. Sends nothing of the message that failed.
 */
export function replyWs(mapped: MappedError, host: ArgumentsHost, context: ErrlexContext): void {
  const [client, , ack] = host.getArgs<[Socket, unknown, unknown]>();
  const { locale } = matchRequest(host, context.resolvers, context.texts.supported);
  const { text } = renderBody(mapped, locale, context);
  if (typeof ack === 'function') ack(JSON.parse(text));
  else if (!isNative(client)) client.emit(EVENT, JSON.parse(text));
  else if (client.readyState === OPEN) client.send(`{"event":"${EVENT}","data":${text}}`);
}
