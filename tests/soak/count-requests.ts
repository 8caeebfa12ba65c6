import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Requests that a server of this process received. */
export interface Seen {
  received: number;
  /** Requests that got a whole response, or that either side aborted. */
  ended: number;
}

interface Started {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Starts to count the requests to every server of this process, by diagnostics that need no change to a server. */
export function countRequests(): Map<number, Seen> {
  const seen = new Map<number, Seen>();
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as Started;
    const port = request.socket.localPort ?? 0;
    const counts = seen.get(port) ?? { received: 0, ended: 0 };
    seen.set(port, counts);
    counts.received += 1;
    response.once('close', () => {
      counts.ended += 1;
    });
  });
  return seen;
}
