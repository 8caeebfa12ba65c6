import type { Readable } from 'node:stream';
import type { FetchResponse } from '@errlex/core/response';

/**
 * Maximum number of bytes to read: one more than core's limit, so that core can see that a body is longer.
 */
const MAX_PEEK_BYTES = 65_537;

/** Maximum number of leading blanks to read in addition. Core has the same limit. */
const MAX_BLANK_BYTES = 2 ** 20;

/**
 * Makes a response with a Node stream as body, such as one of node-fetch, look like a web response. It has no
 * real clone, because a clone of a Node stream stalls until both streams are read, and hides errors. Instead,
 * `clone()` returns an object that reads the start of the body and puts it back into the stream.
 */
export class NodeStreamResponse implements FetchResponse {
  readonly original: Pick<FetchResponse, 'status' | 'headers' | 'bodyUsed'>;
  readonly body: object;
  readonly #released = new AbortController();

  constructor(original: NodeStreamResponse['original'], stream: Readable) {
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
  /** Returns the original response. After this call, its body is no longer read here. */
  release(): NodeStreamResponse['original'] {
    this.#released.abort();
    return this.original;
  }
}

/**
 * Wraps a response in a `NodeStreamResponse` if its body is a Node stream. Returns any other response unchanged.
 */
export function wrapNodeStream(response: FetchResponse): FetchResponse {
  return isReadable(response?.body) ? new NodeStreamResponse(response, response.body) : response;
}

function isReadable(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'unshift' in body && 'read' in body;
}

function createReader(stream: Readable, released: AbortSignal) {
  let isRead = false;
  // Reading starts here, and an `error` event without a listener would end the process. Whoever reads the
  // stream later still gets the error.
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

/**
 * Reads the start of a stream and puts it back. Returns the bytes that arrived, even if the stream breaks.
 * Returns `null` if there are none, or after `release()`.
 */
async function peek(stream: Readable, released: AbortSignal): Promise<Uint8Array | null> {
  const events = ['readable', 'end', 'error', 'close'];
  let wake = () => {};
  const onEvent = () => wake();
  // Adds the listeners once, before the loop: a listener that is added while data is buffered is called at
  // once, so the loop would never wait.
  for (const event of events) stream.on(event, onEvent);
  released.addEventListener('abort', onEvent);
  try {
    let size = MAX_PEEK_BYTES;
    while (!stream.destroyed && !stream.readableEnded && !released.aborted) {
      // Returns `null` until `size` bytes are buffered or the stream has ended.
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
