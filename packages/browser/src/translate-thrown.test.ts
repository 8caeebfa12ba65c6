import { createApiError, defineErrors, spotV3, toApiError } from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';
import { ResponseError } from '@errlex/core/response';
import { createLoader, loadMessages, locales, type Messages, type Translation } from '@errlex/i18n';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { openSite, type Site, silence } from '../test-support/site.js';
import { createErrorTranslator, translateThrown } from './translate-thrown.js';

let browser: Browser;
let site: Site;
let texts: Record<'de' | 'en' | 'fr' | 'ja', Messages['texts']>;

beforeAll(async () => {
  const [de, en, fr, ja] = await Promise.all(['de', 'en', 'fr', 'ja'].map(loadMessages));
  if (!de || !en || !fr || !ja) throw new Error('a locale is missing');
  texts = { de: de.texts, en: en.texts, fr: fr.texts, ja: ja.texts };
  const page = { type: 'text/html', body: '<h1>Something</h1>' };
  const japanese = (text = '') => text.replace('{{min}}', '1').replace('{{max}}', '500');
  const answers = {
    '/refused': { status: 400, body: '{"code":-1121,"msg":"Invalid symbol."}' },
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
  [browser, site] = await Promise.all([launchChromium(), openSite(answers)]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** A page of a reader, with what it asked for and what nobody caught. */
async function openPage(locale: string) {
  const page = await browser.newPage({ locale });
  const requested: string[] = [];
  const uncaught: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  page.on('pageerror', (error) => uncaught.push(String(error)));
  await page.goto(`${site.origin}/open`);
  return { page, requested, uncaught };
}

/** What an application does: ask, read JSON, and tell the reader what was thrown. */
function tell(page: Page, path: string): Promise<Translation | undefined> {
  return page.evaluate(async (path) => {
    try {
      await (await errlex.withApiErrors(fetch)(path)).json();
      throw new Error('not refused');
    } catch (thrown) {
      return errlex.translateThrown(thrown);
    }
  }, path);
}

const isLocale = (path: string) => /^\/chunks\/(?!chunk-)/.test(path);

describe('translateThrown', () => {
  let german: Page | undefined;
  it('tells a code in the language of the reader, and asks for that locale alone', async () => {
    const { page, requested } = await openPage('de');
    expect(await tell(page, '/refused')).toEqual({ text: texts.de.INVALID_SYMBOL, locale: 'de', dir: 'ltr' });
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
    [401, 'UNREADABLE_ANSWER'],
    [403, 'UNREADABLE_ANSWER'],
    ['page', 'UNREADABLE_ANSWER'],
  ])('tells the page of a gateway, /%s, by the text of %s', async (path, key) => {
    german ??= (await openPage('de')).page;
    expect(await tell(german, `/${path}`)).toEqual({ text: texts.de[key], locale: 'de', dir: 'ltr' });
  });

  it('tells a code that nobody knows by the status, and keeps its text apart', async () => {
    const { page } = await openPage('de');
    expect(await tell(page, '/unknown-429')).toEqual({
      text: texts.de.TOO_MANY_REQUESTS,
      locale: 'de',
      dir: 'ltr',
      detail: 'slow down',
    });
    expect(await tell(page, '/no-code')).toMatchObject({
      text: texts.de.UNKNOWN_ERROR,
      detail: 'engine halted',
    });
    await page.close();
  });

  it('gives the exact French sentence for an answer in Japanese', async () => {
    const { page, requested } = await openPage('fr-FR');
    expect(await tell(page, '/japanese')).toEqual({
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

  it('tells that there is no network, in the language that is there or in English', async () => {
    const { page, uncaught } = await openPage('de');
    await page.context().setOffline(true);
    expect(await tell(page, '/refused')).toEqual({ text: texts.en.NO_NETWORK, locale: 'en', dir: 'ltr' });
    await page.context().setOffline(false);
    await page.reload();
    await tell(page, '/refused');
    await page.context().setOffline(true);
    expect(await tell(page, '/refused')).toEqual({ text: texts.de.NO_NETWORK, locale: 'de', dir: 'ltr' });
    expect(uncaught).toEqual([]);
    await page.close();
  });

  it("is silent about the caller's own abort, and tells a time-out", async () => {
    const { page } = await openPage('de');
    const told = await page.evaluate(async () => {
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
    expect(told).toEqual({ timeout: texts.de.REQUEST_TIMEOUT, timeoutWithSignal: texts.de.REQUEST_TIMEOUT });
    await page.close();
  });

  it('waits five seconds for a locale, no longer', async () => {
    const { page } = await openPage('de');
    await page.route('**/chunks/de-*', () => {});
    const start = Date.now();
    expect(await tell(page, '/refused')).toEqual({ text: 'Invalid symbol.', locale: 'en', dir: 'ltr' });
    expect(Date.now() - start).toBeGreaterThan(4_900);
    await page.close();
  });
});

describe('a locale that cannot be loaded', () => {
  it('gives the documented English in the same call, and nothing is left uncaught', async () => {
    const { page, uncaught } = await openPage('de');
    await page.route('**/chunks/de-*', (route) => route.fulfill({ status: 404 }));
    expect(await tell(page, '/refused')).toEqual({ text: 'Invalid symbol.', locale: 'en', dir: 'ltr' });
    expect(await tell(page, '/502')).toEqual({ text: 'Bad gateway.', locale: 'en', dir: 'ltr' });
    const loaded = await page.evaluate(async () => {
      const error = errlex.createApiError('PARAM_EMPTY', { parameter: 'price' });
      return errlex.translate(error, await errlex.loadMessages('de'));
    });
    expect(loaded).toEqual({ text: "Parameter 'price' cannot be empty.", locale: 'en', dir: 'ltr' });
    expect(uncaught).toEqual([]);
    await page.close();
  });

  it("is had at the next call through the application's own loading, though the engine remembers modules", async () => {
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

describe('translateThrown, without a page', () => {
  const german = { locale: 'de' };

  it.each([
    ['a fault in the program', new TypeError("Cannot read properties of undefined (reading 'x')")],
    ['a text', 'oops'],
    ['nothing', undefined],
    ['null', null],
  ])('tells %s as an unknown error, and none of its text', async (_, thrown) => {
    expect(await translateThrown(thrown, german)).toEqual({
      text: texts.de.UNKNOWN_ERROR,
      locale: 'de',
      dir: 'ltr',
    });
  });

  it.each([
    'NetworkError when attempting to fetch resource.',
    'Load failed',
    'fetch failed',
    'Failed to fetch',
  ])('knows that "%s" is no network', async (message) => {
    expect((await translateThrown(new TypeError(message), german))?.text).toBe(texts.de.NO_NETWORK);
    expect((await translateThrown(new Error(message), german))?.text).toBe(texts.de.UNKNOWN_ERROR);
  });

  it('reads what axios throws', async () => {
    const axios = (code: string, name = 'AxiosError') => Object.assign(new Error('x'), { name, code });
    expect((await translateThrown(axios('ERR_NETWORK'), german))?.text).toBe(texts.de.NO_NETWORK);
    expect((await translateThrown(axios('ECONNABORTED'), german))?.text).toBe(texts.de.REQUEST_TIMEOUT);
    expect(await translateThrown(axios('ERR_CANCELED', 'CanceledError'), german)).toBeUndefined();
  });

  it('takes the JSON of an error, read in the language it came in', async () => {
    const answer = { httpStatus: 400, receivedAt: 1, contentLanguage: 'ja, en' };
    const error = toApiError({ code: -1121, msg: texts.ja.INVALID_SYMBOL }, { answer });
    const exact = { text: texts.de.INVALID_SYMBOL, locale: 'de', dir: 'ltr' };
    expect(await translateThrown(error, german)).toEqual(exact);
    expect(await translateThrown(error?.toJSON(), german)).toEqual(exact);
    expect(await translateThrown(createApiError('INVALID_SYMBOL').toJSON(), german)).toEqual(exact);
  });

  it('reads the codes of a catalog of your own', async () => {
    const errors = defineErrors([
      ...spotV3,
      {
        code: -3201,
        reason: 'TOO_LARGE',
        section: 'Contract',
        category: 'order',
        httpStatus: 400,
        gatewayStatus: 400,
        retry: 'fix-request',
        executed: 'no',
        messages: { TOO_LARGE: ['Order quantity cannot exceed %d.', 'limit'] },
      },
    ]);
    const messages: Messages = {
      locale: 'de',
      dir: 'ltr',
      texts: { ...texts.de, TOO_LARGE: 'Die Menge darf {{limit}} nicht überschreiten.' },
    };
    const loader = createLoader({ de: async () => ({ messages }) });
    const own = createErrorTranslator(loader);
    const answer = { httpStatus: 400, receivedAt: 1, contentLanguage: 'de' };
    const error = errors.toApiError(
      { code: -3201, msg: 'Die Menge darf 5 nicht überschreiten.' },
      { answer },
    );
    expect(
      await own(error, { errors, messages: { ...messages, texts: { TOO_LARGE: 'Max {{limit}}' } } }),
    ).toEqual({
      text: 'Max 5',
      locale: 'de',
      dir: 'ltr',
    });
    expect(
      await translateThrown(errors.createApiError('TOO_LARGE', { limit: 5 }), { ...german, errors }),
    ).toEqual({
      text: 'Order quantity cannot exceed 5.',
      locale: 'en',
      dir: 'ltr',
    });
  });

  it('tells the documented English of a reason where neither locale can be had', async () => {
    const own = createErrorTranslator(() => Promise.reject(new Error('no loader')));
    const answer = { httpStatus: 400, receivedAt: 1, contentLanguage: 'ja' };
    const error = toApiError({ code: -1121, msg: texts.ja.INVALID_SYMBOL }, { answer });
    expect(await own(error)).toEqual({
      text: 'Invalid symbol.',
      locale: 'en',
      dir: 'ltr',
      detail: texts.ja.INVALID_SYMBOL,
    });
    expect(await own(createApiError('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 5 }))).toEqual({
      text: 'limit must be between 1 and 5.',
      locale: 'en',
      dir: 'ltr',
    });
  });

  it.each(locales)('has a sentence for each failure in %s', async (locale) => {
    const { texts: own, dir } = await loadMessages(locale);
    for (const { httpStatus, reason } of httpErrors) {
      const thrown = new ResponseError({ answer: { httpStatus, receivedAt: 1 } });
      expect(await translateThrown(thrown, { locale })).toEqual({ text: own[reason], locale, dir });
    }
    expect((await translateThrown(new TypeError('Failed to fetch'), { locale }))?.text).toBe(own.NO_NETWORK);
    expect((await translateThrown(new SyntaxError('x'), { locale }))?.text).toBe(own.UNREADABLE_ANSWER);
  });

  it('never rejects, whatever was thrown', async () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const trap = {
      get name(): string {
        throw new Error('trap');
      },
    };
    for (const thrown of [proxy, trap]) {
      expect((await translateThrown(thrown, german))?.text).toBe('An unknown error occurred.');
    }
    const marked = fc.record({
      $errlex: fc.constant(1),
      code: fc.anything(),
      reason: fc.anything(),
      messageId: fc.anything(),
      params: fc.anything(),
      answer: fc.anything(),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.anything(), marked), async (thrown) => {
        const told = await translateThrown(thrown, { locale: 'de' });
        expect(told === undefined || told.text.length > 0).toBe(true);
      }),
    );
  });
});
