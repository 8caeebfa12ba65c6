import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { openSite, type Site, silence } from '../test-support/site.js';

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  const responses = {
    '/error': { status: 400, body: '{"code":-1121,"msg":"Invalid symbol."}' },
    '/error-with-200': { body: '{"code":-1121,"msg":"Invalid symbol."}' },
    '/german': { status: 400, body: '{"code":-1170,"msg":"Der Zeitraum darf 5 Tage nicht überschreiten."}' },
    '/gateway': { status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' },
    '/empty': { status: 401, body: '' },
    '/order': { body: '{"orderId":702345678901234568}' },
    '/silent': silence,
  } as const;
  [browser, site] = await Promise.all([launchChromium(), openSite(responses)]);
  page = await browser.newPage();
  await page.goto(`${site.origin}/open`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Returns the rejection of the wrapped `fetch`, as JSON if it is an error of this library. */
function rejection(path: string) {
  return page.evaluate(async (path) => {
    try {
      await errlex.withApiErrors(fetch)(path);
      return undefined;
    } catch (error) {
      return errlex.isApiError(error) || errlex.isResponseError(error) ? error.toJSON() : String(error);
    }
  }, path);
}

describe('withApiErrors', () => {
  it.each(['/error', '/error-with-200'])('rejects with the ApiError of %s', async (path) => {
    expect(await rejection(path)).toMatchObject({ name: 'ApiError', code: -1121, reason: 'INVALID_SYMBOL' });
  });

  it.each([
    ['/gateway', 502, '<h1>Bad gateway</h1>'],
    ['/empty', 401, ''],
  ])('rejects with a ResponseError for %s', async (path, httpStatus, body) => {
    expect(await rejection(path)).toMatchObject({
      name: 'ResponseError',
      responseInfo: { httpStatus },
      body,
    });
  });

  it('leaves the body of a success unread, long order ids included', async () => {
    const order = await page.evaluate(async () => {
      const response = await errlex.withApiErrors(fetch)('/order');
      return errlex.parseJsonExact(await response.text());
    });
    expect(order).toEqual({ orderId: '702345678901234568' });
  });

  it('can replace the global fetch', async () => {
    const reason = await page.evaluate(async () => {
      const { fetch } = globalThis;
      globalThis.fetch = errlex.withApiErrors(fetch);
      try {
        return await globalThis.fetch(new Request('/error')).catch((error) => error.reason);
      } finally {
        globalThis.fetch = fetch;
      }
    });
    expect(reason).toBe('INVALID_SYMBOL');
  });

  it('passes on what fetch rejects with when the network is gone', async () => {
    await page.context().setOffline(true);
    try {
      expect(await rejection('/order')).toBe('TypeError: Failed to fetch');
    } finally {
      await page.context().setOffline(false);
    }
  });

  it('passes on an abort, its reason and a timeout', async () => {
    const passed = await page.evaluate(async () => {
      const load = (signal: AbortSignal) =>
        errlex
          .withApiErrors(fetch)('/silent', { signal })
          .catch((error: unknown) => error);
      const reason = { why: 'the reader left' };
      const aborted = await load(AbortSignal.abort());
      const timedOut = await load(AbortSignal.timeout(50));
      return {
        reasonIsTheSame: (await load(AbortSignal.abort(reason))) === reason,
        aborted: aborted instanceof DOMException && aborted.name,
        timedOut: timedOut instanceof DOMException && timedOut.name,
      };
    });
    expect(passed).toEqual({ reasonIsTheSame: true, aborted: 'AbortError', timedOut: 'TimeoutError' });
  });

  it('rejects with the text of the server, which parseLocalized carries into another language', async () => {
    const translation = await page.evaluate(async () => {
      const { isApiError, loadMessages, parseLocalized, translate, withApiErrors } = errlex;
      try {
        await withApiErrors(fetch)('/german');
        throw new Error('no error');
      } catch (error) {
        if (!isApiError(error)) throw error;
        const { code, msg } = error;
        const parsed = parseLocalized({ code, msg }, await loadMessages('de'));
        return translate(parsed ?? error, await loadMessages('ar'));
      }
    });
    expect(translation).toEqual({
      text: 'لا يمكن أن يتجاوز النطاق الزمني 5 أيام.',
      locale: 'ar',
      dir: 'rtl',
    });
  });
});
