import type { Readable } from 'node:stream';
import type { FetchResponse } from '@errlex/core/response';

/** One byte more than core reads of a body, so that core notices a longer one. */
const MAX_PEEK_BYTES = 65_537;

/**
 * Presents a response whose body is a Node stream (as in node-fetch) as a web response. Its clone is the
 * start of the body, which is read and put back into the stream, because real clones of a Node stream stall
 * if one of them is not read, and hide errors of the stream.
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
  /** Never called, because `body` is always set. */
  async text(): Promise<string> {
    return '';
  }
}

/** Returns the response in the form that core reads. */
export function toPeeked(response: FetchResponse): FetchResponse {
  return isReadable(response?.body) ? new PeekedResponse(response, response.body) : response;
}

export function isReadable(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'unshift' in body && 'read' in body;
}

function createReader(stream: Readable) {
  let isRead = false;
  // Reading starts here, and an error event without a listener would end the process. Later readers get the
  // error from the stream itself.
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

/** Reads the start of a stream and puts it back. If the stream breaks, returns the bytes that arrived. */
async function peek(stream: Readable): Promise<Uint8Array | null> {
  const events = ['readable', 'end', 'error', 'close'];
  let wake = () => {};
  const onEvent = () => wake();
  // Listen once for the whole loop: adding a listener again would fire `readable` at once for data that is
  // already buffered.
  for (const event of events) stream.on(event, onEvent);
  try {
    while (!stream.destroyed && !stream.readableEnded) {
      // `null` until that many bytes are buffered or the stream has ended.
      const start: Buffer | null = stream.read(MAX_PEEK_BYTES);
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
