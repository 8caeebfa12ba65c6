import type { HANDSHAKE } from '../request/handshake.js';
import type { RequestFacts } from '../request/to-request-facts.js';

/** What is used of a socket of socket.io. */
interface IoSocket {
  emit(event: string, data: unknown): unknown;
  disconnect(close: boolean): unknown;
}

/** What is used of a WebSocket of `ws`. */
export interface NativeSocket {
  readonly readyState: number;
  /** The request that it was opened with, where a gateway has kept it. */
  [HANDSHAKE]?: Partial<RequestFacts>;
  send(frame: string): void;
  close(code: number): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

export type Socket = IoSocket | NativeSocket;

/** The `readyState` of a WebSocket that frames can be sent to. */
export const OPEN = 1;

/** Whether a socket is a WebSocket itself, whose `emit` tells only listeners on this side. */
export function isNative(socket: Socket): socket is NativeSocket {
  return typeof (socket as NativeSocket).readyState === 'number';
}
