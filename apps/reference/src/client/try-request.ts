import type { SampleRequest } from '../requests/index.js';
import { decodeResponse } from './decode.js';
import { createElement, readTexts } from './dom.js';
import { loadLexicon, loadRequests } from './page-data.js';
import { renderDecoded } from './render-decoded.js';

/** Sends the request of a message to the sandbox; shows request, response and what the response means. */
export async function tryRequest(id: string, sandbox: string, output: Element): Promise<void> {
  const texts = readTexts();
  try {
    const { [id]: sample } = await loadRequests();
    if (sample === undefined) return;
    const path = `${sandbox}${sample.path}`;
    const init = await toInit(path, sample);
    const language = { 'Accept-Language': document.documentElement.lang };
    const response = await fetch(path, { ...init, headers: { ...init.headers, ...language } });
    const body = await response.text();
    const { status, statusText, headers } = response;
    output.replaceChildren(
      ...toBlock(texts.request, `${init.method} ${path}`, Object.entries(init.headers), init.body),
      ...toBlock(texts.response, `${status} ${statusText}`, [...headers], body),
    );
    const [decoded] = decodeResponse(body, status, await loadLexicon());
    if (decoded) output.append(createElement('ul', {}, renderDecoded(decoded, texts, true)));
  } catch (cause) {
    output.replaceChildren(createElement('p', { lang: 'en', dir: 'ltr' }, String(cause)));
  }
}

function toBlock(
  title: string,
  first: string,
  headers: readonly (readonly [string, string])[],
  body = '',
): HTMLElement[] {
  const lines = [first, ...headers.map(([name, value]) => `${name}: ${value}`), ...(body ? ['', body] : [])];
  const code = createElement('code', {}, lines.join('\n'));
  return [createElement('h5', {}, title), createElement('pre', { dir: 'ltr', lang: '' }, code)];
}

/** Secret and passphrase of every demo key of the sandbox. */
const SECRET = 'not-a-secret';
const PASSPHRASE = 'sandbox';

/** Converts a sample request into arguments for `fetch`; `path` includes the prefix and the query. */
async function toInit(
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
