import type { SampleRequest } from '../requests/sample-request.js';

/** Secret and passphrase of every demo key of the sandbox. */
const SECRET = 'not-a-secret';
const PASSPHRASE = 'sandbox';

/** Converts a sample request into arguments for `fetch`; `path` is complete. */
export async function toInit(
  path: string,
  { method = 'GET', key, clock = 0, headers = {}, body }: SampleRequest,
): Promise<{ method: string; headers: Record<string, string>; body?: string }> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = String(Date.now() + clock * 1000);
  const all = {
    ...(text !== undefined && { 'Content-Type': 'application/json' }),
    ...(key !== undefined && {
      'ACCESS-KEY': key,
      'ACCESS-PASSPHRASE': PASSPHRASE,
      'ACCESS-TIMESTAMP': timestamp,
      'ACCESS-SIGN': await sign(`${timestamp}${method}${path}${text ?? ''}`),
    }),
    ...headers,
  };
  const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return { method, headers: Object.fromEntries(sent), ...(text !== undefined && { body: text }) };
}

/** Returns base64 of HMAC-SHA256. Rejects on a page that is not secure: `http:` from another machine. */
async function sign(text: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(SECRET), algorithm, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
