import { renderPayload } from '@errlex/server/adapter';
import { type Carrier, MessageFacts, type Protocol } from '../protocol.js';

/** The key of the request that a WebSocket was opened with; the same in every copy of this package. */
export const HANDSHAKE: unique symbol = Symbol.for('@errlex/nestjs/handshake');

/** The subset of a socket of socket.io that we use. */
interface IoSocket {
  readonly handshake?: Carrier;
  emit(event: string, data: unknown): unknown;
  disconnect(close: boolean): unknown;
}

/** The subset of a WebSocket of `ws` that we use. */
export interface NativeSocket {
  readonly readyState: number;
  /** The request that it was opened with, if a gateway has kept it. */
  [HANDSHAKE]?: Carrier;
  send(frame: string): void;
  close(code: number): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

export type Socket = IoSocket | NativeSocket;

/** The `readyState` of a WebSocket that frames can be sent to. */
const OPEN = 1;

/** The event of an error, as in the filter of Nest. */
const EVENT = 'exception';

/** Whether a socket is a WebSocket itself, whose `emit` reaches only listeners on this side. */
export function isNative(socket: Socket): socket is NativeSocket {
  return typeof (socket as NativeSocket).readyState === 'number';
}

/**
 * Sends the payload of an error in the language of the handshake: to the acknowledgement of socket.io if the client
 * waits for one, else as the event `exception`. Sends nothing of the message that failed.
 */
export const wsProtocol: Protocol = {
  readFacts: (host) => {
    const client: Partial<IoSocket & NativeSocket> | undefined = host.getArgByIndex(0);
    const carrier = client?.handshake ?? client?.[HANDSHAKE];
    return new MessageFacts(host, carrier, () => `ws ${String(host.getArgByIndex(3))}`);
  },
  reply: (mapped, request, host, context) => {
    const [client, , ack] = host.getArgs<[Socket, unknown, unknown]>();
    const { text } = renderPayload(mapped, request, context);
    if (typeof ack === 'function') ack(JSON.parse(text));
    else if (!isNative(client)) client.emit(EVENT, JSON.parse(text));
    else if (client.readyState === OPEN) client.send(`{"event":"${EVENT}","data":${text}}`);
  },
};
