import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../../../packages/browser/test-support/chromium.js';
import { serveFolder } from '../../../packages/browser/test-support/serve-folder.js';
import { type Site, strictPolicy } from '../../../packages/browser/test-support/site.js';
import { priceResponses, tryPricePage } from '../../../packages/browser/test-support/try-price-page.js';

/** Vue creates a Trusted Types policy. */
const policy = strictPolicy.replace("trusted-types 'none'", 'trusted-types vue');

let browser: Browser;
let site: Site;

beforeAll(async () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  await build({ root, logLevel: 'error' });
  [browser, site] = await Promise.all([launchChromium(), serveFolder(`${root}dist`, priceResponses, policy)]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

it('shows an error in the language of the page, also after a change, under a strict content security policy', async () => {
  expect(await tryPricePage(browser, site)).toEqual({
    shown: [
      { text: 'Ungültiges Handelssymbol.', lang: 'de', dir: 'ltr' },
      { text: 'رمز زوج التداول غير صالح.', lang: 'ar', dir: 'rtl' },
    ],
    violations: [],
    problems: [],
    locales: ['de', 'ar'],
  });
});
