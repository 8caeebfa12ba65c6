import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createApiError, toPayload } from '@errlex/core';
import { loadMessages, translate } from '@errlex/i18n';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from '../../../packages/browser/test-support/chromium.js';
import { serveReference } from './serve-reference.js';

/** The built site of this repository. */
export const siteFolder = fileURLToPath(new URL('../dist/site/', import.meta.url));

interface ServedSite {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the site and, with `sandbox`, a server below `/api/v3/` that checks signatures as the sandbox does. */
async function serveSite({ sandbox = false } = {}): Promise<ServedSite> {
  const serve = serveReference(siteFolder);
  const server = createServer(async (request, response) => {
    if (!sandbox || !request.url?.startsWith('/api/v3/')) return serve(request, response);
    const { status, language, body } = await respond(request);
    response
      .writeHead(status, { 'content-type': 'application/json', 'content-language': language })
      .end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Responds `USER_LOCKED` to a correct signature, `API_AUTH_ERROR` to a wrong one, else `INVALID_SYMBOL`. */
async function respond(request: IncomingMessage) {
  const { method = '', url = '', headers } = request;
  const body = await text(request);
  if (url === '/api/v3/ping') return { status: 200, language: 'en', body: {} };
  const signed = `${headers['access-timestamp']}${method}${url}${body}`;
  const isRight =
    createHmac('sha256', 'not-a-secret').update(signed).digest('base64') === headers['access-sign'];
  const error =
    headers['access-key'] === undefined
      ? createApiError('INVALID_SYMBOL')
      : createApiError(isRight ? 'USER_LOCKED' : 'API_AUTH_ERROR');
  const language = headers['accept-language'] ?? 'en';
  const { text: msg } = translate(error, await loadMessages(language));
  return { status: error.definition?.httpStatus ?? 500, language, body: { ...toPayload(error), msg } };
}

/** Opens a browser, with further arguments, and a site for the tests of a file. */
export function openSite({
  args,
  ...options
}: {
  readonly sandbox?: boolean;
  readonly args?: readonly string[];
} = {}) {
  let browser: Browser;
  let site: ServedSite;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchChromium(args), serveSite(options)]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return {
    addressOf: (path: string) => site.origin + path,
    /** Opens a page in its own context; `prepare` runs before it loads. */
    async openPage(
      path: string,
      context: BrowserContextOptions = {},
      prepare?: (page: Page) => Promise<unknown>,
    ): Promise<Page> {
      const page = await (await browser.newContext(context)).newPage();
      page.setDefaultTimeout(30_000);
      await prepare?.(page);
      await page.goto(site.origin + path);
      return page;
    },
  };
}
