import type { Readable } from 'node:stream';
import type { FetchResponse } from '@errlex/core/response';

/** One byte more than core reads of a body, so that core notices a longer one. */
const MAX_PEEK_BYTES = 65_537;

/** Maximum number of leading blanks that are read in addition, as in core. */
const MAX_BLANK_BYTES = 2 ** 20;

/**
 * Presents a response whose body is a Node stream (as in node-fetch) as a web response. Its clone is the
 * start of the body, which is read and put back into the stream, because real clones of a Node stream stall
 * if one of them is not read, and hide errors of the stream.
 */
export class PeekedResponse implements FetchResponse {
  readonly original: Pick<FetchResponse, 'status' | 'headers' | 'bodyUsed'>;
  readonly body: object;
  readonly #released = new AbortController();

  constructor(original: PeekedResponse['original'], stream: Readable) {
    this.original = original;
    this.body = {
      getReader: () => createReader(stream, this.#released.signal),
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
  /** Returns the original response, after which nothing is read of it here. */
  release(): PeekedResponse['original'] {
    this.#released.abort();
    return this.original;
  }
}

/** Returns the response in the form that core reads. */
export function toPeeked(response: FetchResponse): FetchResponse {
  return isReadable(response?.body) ? new PeekedResponse(response, response.body) : response;
}

function isReadable(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'unshift' in body && 'read' in body;
}

function createReader(stream: Readable, released: AbortSignal) {
  let isRead = false;
  // Reading starts here, and an error event without a listener would end the process. Later readers get the
  // error from the stream itself.
  stream.on('error', () => {});
  return {
    read: async () => {
      if (isRead || stream.readableEnded) return { done: true };
      isRead = true;
      const value = await peek(stream, released);
      isRead = stream.errored === null;
      if (value) return { done: false, value };
      if (stream.errored) throw stream.errored;
      return { done: true };
    },
    cancel: async () => {},
  };
}

/** Reads the start of a stream and puts it back. If the stream breaks, returns the bytes that arrived. */
async function peek(stream: Readable, released: AbortSignal): Promise<Uint8Array | null> {
  const events = ['readable', 'end', 'error', 'close'];
  let wake = () => {};
  const onEvent = () => wake();
  // Listen once for the whole loop: adding a listener again would fire `readable` at once for data that is
  // already buffered.
  for (const event of events) stream.on(event, onEvent);
  released.addEventListener('abort', onEvent);
  try {
    let size = MAX_PEEK_BYTES;
    while (!stream.destroyed && !stream.readableEnded && !released.aborted) {
      // `null` until that many bytes are buffered or the stream has ended.
      const start: Buffer | null = stream.read(size);
      if (start) {
        stream.unshift(start);
        const wanted = MAX_PEEK_BYTES + Math.min(countBlanks(start), MAX_BLANK_BYTES);
        if (start.length < size || wanted <= size) return start;
        size = wanted;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    return released.aborted ? null : stream.read();
  } finally {
    for (const event of events) stream.off(event, onEvent);
    released.removeEventListener('abort', onEvent);
  }
}

function countBlanks(bytes: Uint8Array): number {
  const index = bytes.findIndex((byte) => ![0x20, 0x0a, 0x0d, 0x09].includes(byte));
  return index === -1 ? bytes.length : index;
}
