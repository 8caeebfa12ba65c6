import type { Browser } from 'playwright-core';
import type { Site, StaticResponse } from './site.js';

/** The response of the sandbox to the symbol that the test of a price page asks for. */
export const priceResponses: Readonly<Record<string, StaticResponse>> = {
  '/api/v3/market/ticker/price': { status: 400, body: '{"code":-1121,"msg":"Invalid symbol."}' },
};

/** The events on the price page of an example. */
export interface PricePageResult {
  /** The error as the page shows it in German, and then after a change to Arabic. */
  readonly shown: readonly { text: string | null; lang: string; dir: string }[];
  /** The directives that the page has violated. */
  readonly violations: readonly string[];
  readonly problems: readonly string[];
  /** The locales whose files the page requested. */
  readonly locales: readonly string[];
}

/** Triggers an error on a page built from one of the examples, and changes the language of the page. */
export async function tryPricePage(browser: Browser, { origin }: Site): Promise<PricePageResult> {
  const context = await browser.newContext({ locale: 'de' });
  const page = await context.newPage();
  const problems: string[] = [];
  const paths: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  await page.addInitScript(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      globalThis.violations.push(event.violatedDirective),
    );
  });
  await page.goto(origin);
  const alert = page.getByRole('alert');
  const read = () =>
    alert.evaluate(({ textContent, lang, dir }: HTMLElement) => ({ text: textContent, lang, dir }));
  await page.getByRole('button').click();
  await page.waitForFunction(() => document.querySelector('[role=alert]')?.textContent);
  const shown = [await read()];
  await page.locator('#language').selectOption('ar');
  await page.waitForFunction(() => document.querySelector('[role=alert]')?.getAttribute('lang') === 'ar');
  shown.push(await read());
  const violations = await page.evaluate(() => globalThis.violations);
  await context.close();
  const locales = paths.flatMap(
    (path) => /\/([a-z]{2,3}(?:-[A-Z][A-Za-z]+)?)-[\w-]+\.js$/.exec(path)?.[1] ?? [],
  );
  return { shown, violations, problems, locales };
}
