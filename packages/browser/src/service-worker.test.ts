import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { openSite, type Site } from '../test-support/site.js';

/** A service worker must not load modules on demand, so its bundle is one file with the locales that it lists. */
const contents = `
  import { createErrorTranslator, createLoader, withApiErrors } from '@errlex/browser';
  const translateThrown = createErrorTranslator(createLoader({ de: () => import('@errlex/i18n/locales/de') }));
  const request = withApiErrors(fetch);
  addEventListener('message', async ({ data, ports: [port] }) => {
    try {
      await request(data);
    } catch (thrown) {
      port.postMessage({ json: thrown.toJSON(), translation: await translateThrown(thrown, { locale: 'de' }) });
    }
  });
`;

async function bundle(format: 'esm' | 'iife') {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: `${import.meta.dirname}/..` },
    bundle: true,
    write: false,
    format,
    charset: 'utf8',
  });
  return { type: 'text/javascript; charset=utf-8', body: outputFiles[0]?.text ?? '' };
}

let browser: Browser;
let site: Site;

beforeAll(async () => {
  const [module, classic] = await Promise.all([bundle('esm'), bundle('iife')]);
  const responses = {
    '/module.js': module,
    '/classic.js': classic,
    '/error': { status: 400, body: '{"code":-1121,"msg":"Invalid symbol."}' },
  };
  [browser, site] = await Promise.all([launchChromium(), openSite(responses)]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.each(['module', 'classic'] as const)('a service worker of the type %s', (type) => {
  it('reads the error of a request and sends it to its page, as JSON and translated', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.origin}/open`);
    await page.waitForFunction(() => 'errlex' in globalThis);
    const result = await page.evaluate(async (type) => {
      await navigator.serviceWorker.register(`/${type}.js`, { type });
      const { active } = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      const message = new Promise<MessageEvent>((resolve) => {
        port1.onmessage = resolve;
      });
      active?.postMessage('/error', [port2]);
      const { json, translation } = (await message).data;
      return { isKnown: errlex.isApiError(errlex.fromJSON(json), 'INVALID_SYMBOL'), translation };
    }, type);
    expect(result).toMatchObject({
      isKnown: true,
      translation: { text: 'Ungültiges Handelssymbol.', locale: 'de' },
    });
    await context.close();
  });
});
