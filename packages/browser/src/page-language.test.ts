import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { openSite, type Site } from '../test-support/site.js';
import { detectLocale } from './page-language.js';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), openSite()]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Detects the locale on a page in one language (or none), opened in a browser with another language. */
async function detectOn(
  pageLang: string,
  reader: string,
  ...own: [supported: string[], fallback?: string] | []
) {
  const context = await browser.newContext({ locale: reader });
  try {
    const page = await context.newPage();
    await page.goto(`${site.origin}/open`);
    return await page.evaluate(
      ([pageLang, own]) => {
        document.documentElement.lang = pageLang;
        const [supported, fallback] = own;
        return supported ? errlex.detectLocale(supported, fallback) : errlex.detectLocale();
      },
      [pageLang, own] as const,
    );
  } finally {
    await context.close();
  }
}

describe('detectLocale', () => {
  it.each([
    ['', 'ar', 'ar'],
    ['', 'pt-PT', 'pt-PT'],
    ['', 'zh-HK', 'zh-TW'],
    ['de', 'ar', 'de'],
    ['fr-CA', 'ar', 'fr'],
    ['tlh', 'ar', 'ar'],
    ['../../x', 'ar', 'ar'],
    ['__proto__', 'ja-JP', 'ja'],
    ['', 'tlh', 'en'],
    // Templates declare every page English; the browser lists other languages.
    ['en', 'fr-FR', 'fr'],
    ['en-US', 'ja', 'ja'],
    ['en', 'en-GB', 'en'],
    ['en', 'tlh', 'en'],
    ['fr_FR', 'ar', 'fr'],
    ['zh_HK', 'ar', 'zh-TW'],
  ])('finds on a page in "%s" for a reader of %s the locale %s', async (pageLang, reader, locale) => {
    expect(await detectOn(pageLang, reader)).toBe(locale);
  });

  it('leaves a page English for a reader who lists English too', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await context.newPage();
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'languages', { value: ['fr-FR', 'fr', 'en-US', 'en'] }),
    );
    await page.goto(`${site.origin}/open`);
    const detected = await page.evaluate(() => {
      document.documentElement.lang = 'en';
      return errlex.detectLocale();
    });
    expect(detected).toBe('en');
    await context.close();
  });

  it('finds only what is supported, and else the fallback', async () => {
    expect(await detectOn('de', 'ar', ['fr', 'ar'])).toBe('ar');
    expect(await detectOn('de', 'ja', ['fr', 'ar'])).toBe('en');
    expect(await detectOn('de', 'ja', ['fr', 'ar'], 'fr')).toBe('fr');
  });

  it('asks the reader of a page that has lost its root element', async () => {
    const page = await browser.newPage({ locale: 'tr' });
    await page.goto(`${site.origin}/open`);
    const detected = await page.evaluate(() => {
      document.documentElement.remove();
      return errlex.detectLocale();
    });
    expect(detected).toBe('tr');
  });

  it('does not throw where there is no page', () => {
    expect(detectLocale(['xx'], 'fallback')).toBe('fallback');
  });
});
