import type { Readable } from 'node:stream';
import type { FetchResponse } from '@errlex/core/response';

/** One byte more than is read in search of an error payload. */
const PEEK_LIMIT = 65_537;

/**
 * A response whose body is a stream of Node (that of node-fetch), as one of the web whose clone is the start
 * of the body. What is read of the clone is put back into the stream: clones of such a stream stall where one
 * is left unread, and hide what breaks it.
 */
export class PeekedResponse implements FetchResponse {
  readonly original: Pick<FetchResponse, 'status' | 'headers' | 'bodyUsed'>;
  readonly body: object;

  constructor(original: PeekedResponse['original'], stream: Readable) {
    this.original = original;
    this.body = {
      getReader: () => createReader(stream),
      cancel: async () => void stream.destroy(),
    };
  }

  get status(): number {
    return this.original.status;
  }
  get headers(): FetchResponse['headers'] {
    return this.original.headers;
  }
  get bodyUsed(): boolean {
    return this.original.bodyUsed;
  }
  clone(): FetchResponse {
    return this;
  }
  /** Not called, for there is a body. */
  async text(): Promise<string> {
    return '';
  }
}

/** A response with its body as core reads it. */
export function toPeeked(response: FetchResponse): FetchResponse {
  return isReadable(response?.body) ? new PeekedResponse(response, response.body) : response;
}

export function isReadable(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'unshift' in body && 'read' in body;
}

function createReader(stream: Readable) {
  let isRead = false;
  // Reading begins here, and what breaks before anybody else listens would end the process. Whoever reads on is
  // told by the stream itself.
  stream.on('error', () => {});
  return {
    read: async () => {
      if (isRead || stream.readableEnded) return { done: true };
      isRead = true;
      const value = await peek(stream);
      isRead = stream.errored === null;
      if (value) return { done: false, value };
      if (stream.errored) throw stream.errored;
      return { done: true };
    },
    cancel: async () => {},
  };
}

/** The start of a stream, left in it; of one that breaks, what arrived. */
async function peek(stream: Readable): Promise<Uint8Array | null> {
  const events = ['readable', 'end', 'error', 'close'];
  let wake = () => {};
  const onEvent = () => wake();
  // Once for all: a new listener is told at once of what is there already.
  for (const event of events) stream.on(event, onEvent);
  try {
    while (!stream.destroyed && !stream.readableEnded) {
      // Null unless there is as much, or the end has come.
      const start: Buffer | null = stream.read(PEEK_LIMIT);
      if (start) {
        stream.unshift(start);
        return start;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return stream.read();
  } finally {
    for (const event of events) stream.off(event, onEvent);
  }
}
