import { loadMessages, type Messages, type Translation } from '@errlex/i18n';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { pickText } from '../test-support/pick-text.js';
import { openSite, type Site, silence } from '../test-support/site.js';

let browser: Browser;
let site: Site;
let texts: Record<'de' | 'en' | 'fr', Messages['texts']>;

beforeAll(async () => {
  const [de, en, fr, ja] = await Promise.all(['de', 'en', 'fr', 'ja'].map(loadMessages));
  if (!de || !en || !fr || !ja) throw new Error('a locale is missing');
  texts = { de: de.texts, en: en.texts, fr: fr.texts };
  const page = { type: 'text/html', body: '<h1>Something</h1>' };
  const japanese = (text = '') => text.replace('{{min}}', '1').replace('{{max}}', '500');
  const responses = {
    '/error': { status: 400, body: '{"code":-1121,"msg":"Invalid symbol."}' },
    '/japanese': {
      status: 400,
      headers: { 'content-language': 'ja' },
      body: JSON.stringify({ code: -1140, msg: japanese(ja.texts['PARAM_VALIDATE_ERROR.limit']) }),
    },
    '/unknown-429': { status: 429, body: '{"code":-9999,"msg":"slow down"}' },
    '/no-code': { status: 200, body: '{"result":false,"msg":"engine halted"}' },
    '/page': page,
    ...Object.fromEntries(
      [401, 403, 404, 405, 413, 418, 429, 500, 502, 503, 504, 522].map((status) => [
        `/${status}`,
        { ...page, status },
      ]),
    ),
    '/silent': silence,
  } as const;
  [browser, site] = await Promise.all([launchChromium(), openSite(responses)]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens a page for a reader, with the paths that it requests and the errors that nobody catches. */
async function openPage(locale: string) {
  const page = await browser.newPage({ locale });
  const requested: string[] = [];
  const uncaught: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  page.on('pageerror', (error) => uncaught.push(String(error)));
  await page.goto(`${site.origin}/open`);
  return { page, requested, uncaught };
}

/** Requests JSON as an application does, and translates what is thrown. */
async function translateFrom(page: Page, path: string): Promise<Translation | undefined> {
  const translation = await page.evaluate(async (path) => {
    try {
      await (await errlex.withApiErrors(fetch)(path)).json();
      throw new Error('no error');
    } catch (thrown) {
      return errlex.translateThrown(thrown);
    }
  }, path);
  return pickText(translation);
}

const isLocale = (path: string) => /^\/chunks\/(?!chunk-)/.test(path);

describe('translateThrown in a page', () => {
  let german: Page | undefined;

  it('translates a code into the language of the reader, and loads only that locale', async () => {
    const { page, requested } = await openPage('de');
    expect(await translateFrom(page, '/error')).toEqual({
      text: texts.de.INVALID_SYMBOL,
      locale: 'de',
      dir: 'ltr',
    });
    expect(requested.filter(isLocale)).toEqual([expect.stringMatching(/^\/chunks\/de-/)]);
    await page.close();
  });

  it.each([
    [404, 'ROUTE_NOT_FOUND'],
    [405, 'METHOD_NOT_ALLOWED'],
    [413, 'PAYLOAD_TOO_LARGE'],
    [418, 'TOO_MANY_REQUESTS'],
    [429, 'TOO_MANY_REQUESTS'],
    [500, 'SERVICE_UNAVAILABLE'],
    [502, 'BAD_GATEWAY'],
    [503, 'SERVICE_UNAVAILABLE'],
    [504, 'GATEWAY_TIMEOUT'],
    [522, 'SERVICE_UNAVAILABLE'],
    [401, 'UNREADABLE_RESPONSE'],
    [403, 'UNREADABLE_RESPONSE'],
    ['page', 'UNREADABLE_RESPONSE'],
  ])('gives the error page /%s the text of %s', async (path, key) => {
    german ??= (await openPage('de')).page;
    expect(await translateFrom(german, `/${path}`)).toEqual({
      text: texts.de[key],
      locale: 'de',
      dir: 'ltr',
    });
  });

  it('translates an unknown code by its status, and keeps its text as detail', async () => {
    const { page } = await openPage('de');
    expect(await translateFrom(page, '/unknown-429')).toEqual({
      text: texts.de.TOO_MANY_REQUESTS,
      locale: 'de',
      dir: 'ltr',
      detail: 'slow down',
    });
    expect(await translateFrom(page, '/no-code')).toMatchObject({
      text: texts.de.UNKNOWN_ERROR,
      detail: 'engine halted',
    });
    await page.close();
  });

  it('gives the exact French text for a response in Japanese', async () => {
    const { page, requested } = await openPage('fr-FR');
    expect(await translateFrom(page, '/japanese')).toEqual({
      text: texts.fr['PARAM_VALIDATE_ERROR.limit']?.replace('{{min}}', '1').replace('{{max}}', '500'),
      locale: 'fr',
      dir: 'ltr',
    });
    expect(
      requested
        .filter(isLocale)
        .map((path) => path.slice(8, 10))
        .sort(),
    ).toEqual(['fr', 'ja']);
    await page.close();
  });

  it('says that there is no network in English, and in the language of the reader once it is online', async () => {
    const { page, uncaught } = await openPage('de');
    await page.context().setOffline(true);
    const english = { text: texts.en.NO_NETWORK, locale: 'en', dir: 'ltr' };
    expect(await translateFrom(page, '/error')).toEqual(english);
    await page.context().setOffline(false);
    // The page is not reloaded, although the engine does not import a URL again after a failure.
    expect(await translateFrom(page, '/error')).toMatchObject({ locale: 'de' });
    await page.context().setOffline(true);
    expect(await translateFrom(page, '/error')).toEqual({
      text: texts.de.NO_NETWORK,
      locale: 'de',
      dir: 'ltr',
    });
    expect(uncaught).toEqual([]);
    await page.close();
  });

  it('says that there is no network in the language of the reader if its texts came with the page', async () => {
    const { page, requested } = await openPage('de');
    await page.evaluate(() => errlex.preload({ hints: errlex.loadHints }));
    expect(requested.filter(isLocale)).toHaveLength(2);
    await page.context().setOffline(true);
    expect(await translateFrom(page, '/error')).toEqual({
      text: texts.de.NO_NETWORK,
      locale: 'de',
      dir: 'ltr',
    });
    await page.close();
  });

  it("resolves to undefined for the caller's own abort, and translates a time-out", async () => {
    const { page } = await openPage('de');
    const translations = await page.evaluate(async () => {
      const load = async (signal: AbortSignal, passed?: AbortSignal) =>
        (await errlex
          .withApiErrors(fetch)('/silent', { signal })
          .catch((thrown) => errlex.translateThrown(thrown, { signal: passed }))) as Translation | undefined;
      const controller = new AbortController();
      const late = load(controller.signal);
      controller.abort();
      const reason = AbortSignal.abort('the reader left');
      return {
        early: await load(AbortSignal.abort()),
        late: await late,
        withReason: await load(reason, reason),
        timeout: (await load(AbortSignal.timeout(20)))?.text,
        timeoutWithSignal: await Promise.resolve(AbortSignal.timeout(20)).then(
          async (signal) => (await load(signal, signal))?.text,
        ),
      };
    });
    expect(translations).toEqual({
      timeout: texts.de.REQUEST_TIMEOUT,
      timeoutWithSignal: texts.de.REQUEST_TIMEOUT,
    });
    await page.close();
  });

  it('waits at most a second for a locale', async () => {
    const { page } = await openPage('de');
    await page.route('**/chunks/de-*', () => {});
    const start = Date.now();
    expect(await translateFrom(page, '/error')).toEqual({
      text: 'Invalid symbol.',
      locale: 'en',
      dir: 'ltr',
    });
    expect(Date.now() - start).toBeGreaterThan(900);
    await page.close();
  });
});

describe('a locale that cannot be loaded', () => {
  it('gives the documented English in the same call, and nothing is left uncaught', async () => {
    const { page, uncaught } = await openPage('de');
    await page.route('**/chunks/de-*', (route) => route.fulfill({ status: 404 }));
    expect(await translateFrom(page, '/error')).toEqual({
      text: 'Invalid symbol.',
      locale: 'en',
      dir: 'ltr',
    });
    expect(await translateFrom(page, '/502')).toEqual({ text: 'Bad gateway.', locale: 'en', dir: 'ltr' });
    const loaded = await page.evaluate(async () => {
      const error = errlex.createApiError('PARAM_EMPTY', { parameter: 'price' });
      return errlex.translate(error, await errlex.loadMessages('de'));
    });
    expect(loaded).toEqual({ text: "Parameter 'price' cannot be empty.", locale: 'en', dir: 'ltr' });
    expect(uncaught).toEqual([]);
    await page.close();
  });

  it("is loaded at the next call by the application's own loader, although the engine caches failed modules", async () => {
    const { page, requested } = await openPage('de');
    let fails = true;
    await page.route('**/de.json', (route) =>
      fails ? route.abort() : route.fulfill({ json: { locale: 'de', dir: 'ltr', texts: texts.de } }),
    );
    const ask = () =>
      page.evaluate(async () => {
        const own =
          (globalThis as { own?: typeof errlex.translateThrown }).own ??
          errlex.createErrorTranslator(
            errlex.createLoader({ de: async () => ({ messages: await (await fetch('/de.json')).json() }) }),
          );
        (globalThis as { own?: typeof errlex.translateThrown }).own = own;
        return own(errlex.createApiError('INVALID_SYMBOL'));
      });
    expect(await ask()).toMatchObject({ locale: 'en' });
    fails = false;
    expect(await ask()).toMatchObject({ locale: 'de', text: texts.de.INVALID_SYMBOL });
    expect(await ask()).toMatchObject({ locale: 'de' });
    expect(requested.filter((path) => path === '/de.json')).toHaveLength(2);
    await page.close();
  });
});
