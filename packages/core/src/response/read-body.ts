/** The subset of `Response` that we use. The responses of browsers, Node and undici have it. */
export interface FetchResponse {
  readonly status: number;
  readonly bodyUsed: boolean;
  readonly headers: { get(name: string): string | null };
  /** A web stream; undefined on platforms without streams. `@errlex/node` also takes a Node stream. */
  readonly body?: unknown;
  clone(): FetchResponse;
  text(): Promise<string>;
}

/** A global of every platform that is missing in the `lib` of this package. */
declare const TextDecoder: new (
  encoding?: string,
) => { decode(input?: Uint8Array, options?: { stream: boolean }): string };

/** The subset of a web stream that we use. */
export interface WebStream {
  getReader(): {
    read(): Promise<{ readonly done?: boolean | undefined; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
  cancel(): Promise<void>;
}

/** Maximum length of a text that is searched for an error payload, in UTF-16 units. */
export const MAX_BODY_LENGTH = 65_536;

/**
 * Maximum number of bytes to read. More than `MAX_BODY_LENGTH`, because a server may send blanks before the
 * text to keep the connection open.
 */
const MAX_READ_BYTES = 2 ** 20;

/**
 * The received text. `complete` is false if the body is longer than the text or broke off; `cause` is the
 * error that broke the connection.
 */
interface BodyText {
  readonly text: string;
  readonly complete: boolean;
  readonly cause?: unknown;
}

/**
 * Reads the start of a body from a clone, so that the body itself stays readable: up to 64 Ki UTF-16 units
 * after leading blanks. Never rejects.
 */
export async function readBodyStart(response: FetchResponse): Promise<BodyText> {
  let text = '';
  try {
    if (response.bodyUsed || response.body === null) return { text, complete: true };
    const clone = response.clone();
    const stream = clone.body as WebStream | undefined;
    if (stream === undefined) {
      return { text: (await clone.text()).trimStart().slice(0, MAX_BODY_LENGTH), complete: true };
    }
    const decoder = createDecoder(response.headers.get('content-type'));
    const reader = stream.getReader();
    for (let bytes = 0; text.length <= MAX_BODY_LENGTH && bytes <= MAX_READ_BYTES; ) {
      const { value } = await reader.read();
      if (value === undefined) return { text: text + decoder.decode(), complete: true };
      const piece = decoder.decode(value, { stream: true });
      text = text === '' ? piece.trimStart() : text + piece;
      bytes += value.byteLength;
    }
    // Not awaited: the promise settles only when the original body is read or canceled too.
    reader.cancel().catch(() => {});
    return { text: text.slice(0, MAX_BODY_LENGTH), complete: false };
  } catch (cause) {
    return { text, complete: false, cause };
  }
}

/**
 * Creates a decoder for the charset of a content type. Uses UTF-8 if there is no charset or the platform does
 * not know it.
 */
export function createDecoder(contentType: string | null): InstanceType<typeof TextDecoder> {
  const [, charset] = /;\s*charset="?([\w-]+)/i.exec(contentType ?? '') ?? [];
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
