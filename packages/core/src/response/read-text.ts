import type { FetchResponse } from './host.js';

/** Of the platform, and in none of the libraries that this package compiles against. */
declare const TextDecoder: new () => { decode(input?: Uint8Array, options?: { stream: boolean }): string };

/** The most bytes that are read of a body in search of an error payload. */
export const BODY_LIMIT = 65_536;

/**
 * The text of a body without consuming it: read from a clone, up to 64 KiB. `complete` is false where there was more.
 * Rejects when the connection breaks.
 */
export async function readText(response: FetchResponse): Promise<{ text: string; complete: boolean }> {
  if (response.bodyUsed || response.body === null) return { text: '', complete: true };
  const reader = response.clone().body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done || value === undefined) break;
    bytes += value.byteLength;
    if (bytes > BODY_LIMIT) {
      // Not awaited: a cancelled clone settles only when its twin is read or cancelled too.
      reader.cancel().catch(() => {});
      text += decoder.decode(value.subarray(0, value.byteLength - (bytes - BODY_LIMIT)));
      return { text, complete: false };
    }
    text += decoder.decode(value, { stream: true });
  }
  return { text: text + decoder.decode(), complete: true };
}
