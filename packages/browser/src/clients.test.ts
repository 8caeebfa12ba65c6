import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { openSite, type Site } from '../test-support/site.js';

declare global {
  /** Sends a GET by a wrapped client; each returns the parsed body. */
  var clients: Readonly<Record<string, (path: string) => Promise<unknown>>>;
}

const script = {
  resolveDir: `${import.meta.dirname}/..`,
  contents: `
    import axios from 'axios';
    import ky from 'ky';
    import { withApiErrors as withAxios } from '@errlex/browser/axios';
    import { withApiErrors as withKy } from '@errlex/browser/ky';
    const [client, fetching, kyClient] = [
      withAxios(axios.create()),
      withAxios(axios.create({ adapter: 'fetch' })),
      withKy(ky.create({ retry: 0 })),
    ];
    globalThis.clients = {
      axios: async (path) => (await client.get(path)).data,
      'axios with fetch': async (path) => (await fetching.get(path)).data,
      ky: (path) => kyClient(path).json(),
    };`,
};

/** A German text in ISO 8859-1, as the characters of its bytes. */
const inLatin1 = { type: 'application/json; charset=iso-8859-1' };

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  const responses = {
    '/error': { status: 400, body: '{"code":-1121,"msg":"Invalid symbol."}' },
    '/error-with-200': { body: '{"code":-1121,"msg":"Invalid symbol."}' },
    '/gateway': { status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' },
    '/order': { body: '{"orderId":1}' },
    '/windows': { ...inLatin1, status: 400, body: '{"code":-1121,"msg":"a\u00e9"}' },
  } as const;
  [browser, site] = await Promise.all([launchChromium(), openSite(responses, script)]);
  page = await browser.newPage();
  await page.goto(`${site.origin}/open`);
  await page.waitForFunction(() => globalThis.clients !== undefined);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

it('a page bundle of both entries holds no module of Node', async () => {
  const { metafile, outputFiles } = await build({
    stdin: { ...script },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
  });
  expect(Object.keys(metafile.inputs).filter((path) => path.includes('@errlex/node'))).toEqual([]);
  expect(outputFiles[0]?.text).not.toMatch(/["']node:|\brequire\(/);
});

describe.each(['axios', 'axios with fetch', 'ky'])('%s', (name) => {
  /** Returns the rejection, as JSON if it is an error of this library, or else the result. */
  const send = (path: string) =>
    page.evaluate(
      async ([name, path]) => {
        try {
          return await clients[name]?.(path);
        } catch (error) {
          return errlex.isApiError(error) || errlex.isResponseError(error) ? error.toJSON() : String(error);
        }
      },
      [name, path] as const,
    );

  it.each(['/error', '/error-with-200'])('rejects with the ApiError of %s', async (path) => {
    expect(await send(path)).toMatchObject({ name: 'ApiError', code: -1121, reason: 'INVALID_SYMBOL' });
  });

  it('rejects with a ResponseError for a page of a gateway', async () => {
    expect(await send('/gateway')).toMatchObject({ name: 'ResponseError', body: '<h1>Bad gateway</h1>' });
  });

  it('returns a success', async () => {
    expect(await send('/order')).toEqual({ orderId: 1 });
  });

  it('decodes by the charset of the response', async () => {
    // The server sends é as two bytes of UTF-8, which this charset reads as two characters.
    expect(await send('/windows')).toMatchObject({ message: 'aÃ©' });
  });
});
