import { createElement } from './create-element.js';
import { decodeResponse } from './decode.js';
import { loadLexicon, loadRequests } from './page-data.js';
import { readTexts } from './read-texts.js';
import { renderDecoded } from './render-decoded.js';
import { toInit } from './sign-request.js';

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
