import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a server of this process has seen, by its port. */
export interface Seen {
  received: number;
  /** Answered to the end, or broken off, by either side. */
  ended: number;
}

interface Started {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Counts, from now on, the requests to every server of this process, where the servers themselves cannot. */
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
