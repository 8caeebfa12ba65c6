import type { FetchResponse, WebStream } from './fetch-types.js';

/** A global of every platform that is missing in the `lib` of this package. */
declare const TextDecoder: new (
  encoding?: string,
) => { decode(input?: Uint8Array, options?: { stream: boolean }): string };

/** Maximum number of bytes of a body that are searched for an error payload. */
export const MAX_BODY_BYTES = 65_536;

/**
 * The received text. `complete` is false if there was more; `cause` is the error that broke the connection.
 */
export interface BodyText {
  readonly text: string;
  readonly complete: boolean;
  readonly cause?: unknown;
}

/** Reads at most 64 KiB of a body from a clone, so that the body stays readable. Never rejects. */
export async function readText(response: FetchResponse): Promise<BodyText> {
  let text = '';
  try {
    if (response.bodyUsed || response.body === null) return { text, complete: true };
    const clone = response.clone();
    const stream = clone.body as WebStream | undefined;
    if (stream === undefined) return { text: (await clone.text()).slice(0, MAX_BODY_BYTES), complete: true };
    const decoder = toDecoder(response.headers.get('content-type'));
    const reader = stream.getReader();
    for (let left = MAX_BODY_BYTES; left >= 0; ) {
      const { value } = await reader.read();
      if (value === undefined) return { text: text + decoder.decode(), complete: true };
      text += decoder.decode(value.subarray(0, left), { stream: true });
      left -= value.byteLength;
    }
    // Not awaited: a canceled clone settles only when the original is read or canceled too.
    reader.cancel().catch(() => {});
    return { text, complete: false };
  } catch (cause) {
    return { text, complete: false, cause };
  }
}

/**
 * Creates a decoder for the charset of a content type. Uses UTF-8 if there is no charset or the platform does
 * not know it.
 */
function toDecoder(contentType: string | null): InstanceType<typeof TextDecoder> {
  const [, charset] = /;\s*charset="?([\w-]+)/i.exec(contentType ?? '') ?? [];
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/** Cancels a body that nobody will read; it would keep the connection busy. */
export function discardBody({ body }: FetchResponse): void {
  (body as WebStream | null | undefined)?.cancel().catch(() => {});
}
