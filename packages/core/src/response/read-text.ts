import type { Body, FetchResponse } from './host.js';

/** Of the platform, and in none of the libraries that this package compiles against. */
declare const TextDecoder: new (
  encoding?: string,
) => { decode(input?: Uint8Array, options?: { stream: boolean }): string };

/** The most bytes that are read of a body in search of an error payload. */
export const BODY_LIMIT = 65_536;

/** The same for the clone of a stream of Node: once its twin has buffered 16 KiB that nobody reads, nothing more arrives. */
const NODE_CLONE_LIMIT = 16_383;

/** What arrived of a body. `complete` is false where there was more; `cause` is what broke the connection. */
export interface BodyText {
  readonly text: string;
  readonly complete: boolean;
  readonly cause?: unknown;
}

/**
 * The text of a body, up to 64 KiB: read from a clone where the body is to stay readable, else from the body itself, which is
 * let go of then. Never rejects.
 */
export async function readText(response: FetchResponse, keepsBody: boolean): Promise<BodyText> {
  let text = '';
  try {
    if (response.bodyUsed || response.body === null) return { text, complete: true };
    const source = keepsBody ? response.clone() : response;
    const body = source.body as Body | null | undefined;
    const limit = keepsBody && !body?.getReader ? NODE_CLONE_LIMIT : BODY_LIMIT;
    if (!body?.getReader && !body?.[Symbol.asyncIterator]) {
      return { text: (await source.text()).slice(0, BODY_LIMIT), complete: true };
    }
    const decoder = toDecoder(response.headers.get('content-type'));
    let bytes = 0;
    for await (const chunk of toChunks(body)) {
      bytes += chunk.byteLength;
      const more = bytes > limit;
      text += decoder.decode(more ? chunk.subarray(0, chunk.byteLength - (bytes - limit)) : chunk, {
        stream: true,
      });
      if (more) return { text, complete: false };
    }
    return { text: text + decoder.decode(), complete: true };
  } catch (cause) {
    return { text, complete: false, cause };
  }
}

async function* toChunks(body: Body): AsyncGenerator<Uint8Array> {
  const reader = body.getReader?.();
  if (reader === undefined) {
    yield* body as AsyncIterable<Uint8Array>;
    return;
  }
  try {
    for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read())
      yield value;
  } finally {
    // Not awaited: a cancelled clone settles only when its twin is read or cancelled too.
    reader.cancel().catch(() => {});
  }
}

/** A decoder for the charset that the answer names, for UTF-8 where it names none or one that the host does not know. */
function toDecoder(contentType: string | null): InstanceType<typeof TextDecoder> {
  const [, charset] = /;\s*charset="?([\w-]+)/i.exec(contentType ?? '') ?? [];
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/** Lets go of a body that nobody is going to read: unread, it holds the connection. */
export function discardBody({ body }: FetchResponse): void {
  const stream = body as Body | null | undefined;
  if (stream?.cancel) stream.cancel().catch(() => {});
  else stream?.destroy?.();
}
