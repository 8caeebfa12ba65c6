import type { ArgumentsHost } from '@nestjs/common';
import type { Answer } from '../answer/to-answer.js';
import type { ErrlexContext } from '../errlex.context.js';
import { matchRequest } from '../locale/match-request.js';
import { toBody } from '../text/to-body.js';
import { isNative, OPEN, type Socket } from './socket.js';

/** What the event of an error is called: by the filter of Nest too. */
const EVENT = 'exception';

/**
 * Answers a message with what the body over HTTP would be, in the language of the handshake: to the
 * acknowledgement of socket.io where the client waits for one, else as the event `exception`. Nothing of the
 * message is in it.
 */
export function replyWs(answer: Answer, host: ArgumentsHost, context: ErrlexContext): void {
  const { texts, bodies } = context;
  const [client, , ack] = host.getArgs<[Socket, unknown, unknown]>();
  const { locale } = matchRequest(host, context.locale, texts.supported);
  const { text } = toBody(answer.error, answer.details, locale, texts, bodies);
  if (typeof ack === 'function') ack(JSON.parse(text));
  else if (!isNative(client)) client.emit(EVENT, JSON.parse(text));
  else if (client.readyState === OPEN) client.send(`{"event":"${EVENT}","data":${text}}`);
}
