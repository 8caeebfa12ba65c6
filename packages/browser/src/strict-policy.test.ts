import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { openSite, type Site } from '../test-support/site.js';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  const responses = {
    '/order': { status: 400, body: '{"code":-1141,"msg":"Parameter \'price:\' cannot be empty."}' },
    '/time': { body: '{"serverTime":1764000000000}' },
  };
  [browser, site] = await Promise.all([launchChromium(), openSite(responses)]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens a page under the strict policy, with the paths that it requests and a reader of all responses. */
async function openStrictPage(locale: string) {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  const requested: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => bodies.push(response.text()));
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      globalThis.violations.push(event.violatedDirective),
    );
  });
  await page.goto(site.origin);
  await page.waitForFunction(() => 'errlex' in globalThis);
  return { page, requested, readLoaded: async () => (await Promise.all(bodies)).join('\n') };
}

/** Sends a request as an application does, and shows its error. */
function ask(page: Page, path: string) {
  return page.evaluate(async (path) => {
    const { detectLocale, isApiError, loadMessages, renderTo, translate, withApiErrors } = errlex;
    try {
      return { body: await (await withApiErrors(fetch)(path)).json() };
    } catch (error) {
      const element = document.querySelector<HTMLElement>('#error');
      if (!isApiError(error) || !element) throw error;
      renderTo(element, translate(error, await loadMessages(detectLocale())));
      const { code, reason, messageId, params } = error;
      const { lang, dir, textContent } = element;
      return { error: { code, reason, messageId, params }, element: { lang, dir, textContent } };
    }
  }, path);
}

const isLocale = (path: string) => /^\/chunks\/(?!chunk-)/.test(path);

describe('a page under a strict content security policy with trusted types', () => {
  it('shows an error in the language of its reader and violates no directive', async () => {
    const { page } = await openStrictPage('ar');
    expect(await ask(page, '/order')).toEqual({
      error: {
        code: -1141,
        reason: 'PARAM_EMPTY',
        messageId: 'PARAM_EMPTY',
        params: { parameter: 'price:' },
      },
      element: {
        lang: 'ar',
        dir: 'rtl',
        textContent: 'لا يمكن أن تكون المعلمة ”\u2068price:\u2069“ فارغة.',
      },
    });
    expect(await page.evaluate(() => globalThis.violations)).toEqual([]);
  });

  it('changes the language of a shown error and violates no directive', async () => {
    const { page } = await openStrictPage('ar');
    const shown = await page.evaluate(async () => {
      const element = document.querySelector('#error');
      const thrown = await errlex
        .withApiErrors(fetch)('/order')
        .catch((error: unknown) => error);
      if (!element) throw new Error('nothing to show it in');
      const show = async () => {
        const translation = await errlex.translateThrown(thrown);
        if (translation) errlex.renderTo(element, translation);
        return element.textContent;
      };
      const shown = [await show()];
      const changed = new Promise<void>((resolve) => {
        const stop = errlex.onLocaleChange(async () => {
          shown.push(await show());
          stop();
          resolve();
        });
      });
      document.documentElement.lang = 'ja';
      await changed;
      document.documentElement.lang = 'de';
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { shown, lang: element.getAttribute('lang') };
    });
    expect(shown).toEqual({
      shown: ['لا يمكن أن تكون المعلمة ”\u2068price:\u2069“ فارغة.', expect.stringContaining('price:')],
      lang: 'ja',
    });
    expect(await page.evaluate(() => globalThis.violations)).toEqual([]);
  });

  it('loads one locale, and not before an error needs it', async () => {
    const { page, requested, readLoaded } = await openStrictPage('de');
    expect(await ask(page, '/time')).toEqual({ body: { serverTime: 1764000000000 } });
    expect(requested.filter(isLocale)).toEqual([]);
    expect(await readLoaded()).not.toContain('Ein unbekannter Fehler ist aufgetreten.');
    await ask(page, '/order');
    await ask(page, '/order');
    expect(await readLoaded()).toContain('Ein unbekannter Fehler ist aufgetreten.');
    expect(requested.filter(isLocale)).toEqual([expect.stringMatching(/^\/chunks\/de-\w+\.js$/)]);
  });

  it.each(['../../x', '../time', 'de/../ar', 'https://example.invalid/x.js', '__proto__', 'constructor', ''])(
    'loads English, and no other file, for the locale "%s"',
    async (locale) => {
      const { page, requested } = await openStrictPage('de');
      expect(await page.evaluate(async (tag) => (await errlex.loadMessages(tag)).locale, locale)).toBe('en');
      expect(requested.filter((path) => path !== '/' && path !== '/errlex.js')).toEqual(
        requested.filter((path) => /^\/chunks\/(?:chunk|en)-\w+\.js$/.test(path)),
      );
      expect(requested.filter(isLocale)).toHaveLength(1);
    },
  );

  it('enforces its policy', async () => {
    const { page } = await openStrictPage('de');
    const refused = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>bold</b>';
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toBe(true);
    await page.waitForFunction(() => globalThis.violations.length > 0);
    expect(await page.evaluate(() => globalThis.violations)).toEqual(['require-trusted-types-for']);
  });
});
