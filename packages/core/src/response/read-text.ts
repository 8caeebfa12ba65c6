import type { FetchResponse, WebStream } from './host.js';

/** Of the platform, and in none of the libraries that this package compiles against. */
declare const TextDecoder: new (
  encoding?: string,
) => { decode(input?: Uint8Array, options?: { stream: boolean }): string };

/** The most bytes that are read of a body in search of an error payload. */
export const BODY_LIMIT = 65_536;

/** What arrived of a body. `complete` is false where there was more; `cause` is what broke the connection. */
export interface BodyText {
  readonly text: string;
  readonly complete: boolean;
  readonly cause?: unknown;
}

/** The text of a body without consuming it: read from a clone, up to 64 KiB. Never rejects. */
export async function readText(response: FetchResponse): Promise<BodyText> {
  let text = '';
  try {
    if (response.bodyUsed || response.body === null) return { text, complete: true };
    const clone = response.clone();
    const stream = clone.body as WebStream | undefined;
    if (stream === undefined) return { text: (await clone.text()).slice(0, BODY_LIMIT), complete: true };
    const decoder = toDecoder(response.headers.get('content-type'));
    const reader = stream.getReader();
    for (let left = BODY_LIMIT; left >= 0; ) {
      const { value } = await reader.read();
      if (value === undefined) return { text: text + decoder.decode(), complete: true };
      text += decoder.decode(value.subarray(0, left), { stream: true });
      left -= value.byteLength;
    }
    // Not awaited: a cancelled clone settles only when its twin is read or cancelled too.
    reader.cancel().catch(() => {});
    return { text, complete: false };
  } catch (cause) {
    return { text, complete: false, cause };
  }
}

/**
 * A decoder for the charset that the answer names, for UTF-8 where it names none or one that the host does
 * not know.
 */
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
  (body as WebStream | null | undefined)?.cancel().catch(() => {});
}
