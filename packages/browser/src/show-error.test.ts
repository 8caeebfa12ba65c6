import { loadHints, loadMessages } from '@errlex/i18n';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { readLiveness, recordAnnouncements } from '../test-support/screen-reader.js';
import { openSite, type Site } from '../test-support/site.js';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), openSite()]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function openPage(locale = 'de') {
  const context = await browser.newContext({ locale });
  const page = await context.newPage();
  await recordAnnouncements(page);
  await page.goto(`${site.origin}/open`);
  await page.waitForFunction(() => 'errlex' in globalThis);
  const alert = page.locator('#error');
  const waitFor = (text: string) => alert.filter({ hasText: text }).waitFor();
  return { page, alert, waitFor, close: () => context.close() };
}

const german = await loadMessages('de');
const arabic = await loadMessages('ar');
const text = german.texts.INVALID_SYMBOL ?? '';

/** Waits until the page has drawn two frames, then returns the announcements. */
function readAnnouncements(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise((resolve) => requestAnimationFrame(resolve));
    return globalThis.announcements;
  });
}

/** Shows an error with showError, without waiting for its translation. */
function show(page: Page, reason: 'INVALID_SYMBOL' | 'INVALID_SIDE') {
  return page.evaluate((reason) => {
    const alert = document.querySelector('#error') as Element;
    void errlex.showError(alert, errlex.createApiError(reason));
  }, reason);
}

describe('showError', () => {
  it('shows the text with its hint and its wait, and returns the translation', async () => {
    const { page, alert, close } = await openPage();
    const translation = await page.evaluate(() => {
      const alert = document.querySelector('#error') as Element;
      const thrown = { response: { status: 429, data: {}, headers: { 'retry-after': '7' } } };
      return errlex.showError(alert, thrown, { hints: errlex.loadHints, wait: true });
    });
    const hint = (await loadHints('de')).texts.TOO_MANY_REQUESTS;
    expect(translation).toEqual({
      text: german.texts.TOO_MANY_REQUESTS,
      locale: 'de',
      dir: 'ltr',
      hint,
      retry: 'backoff',
      waitSeconds: 7,
      wait: german.texts.RETRY_AFTER_other?.replace('{{seconds}}', '7'),
    });
    expect(await alert.textContent()).toBe(`${translation?.text} ${hint} ${translation?.wait}`);
    await close();
  });

  it('announces an error once, also if the language changes, and the next error again', async () => {
    const { page, waitFor, close } = await openPage();
    await show(page, 'INVALID_SYMBOL');
    await waitFor(text);
    expect(await readLiveness(page, '#error')).toBe('assertive');
    await page.evaluate(() => {
      document.documentElement.lang = 'ar';
    });
    await waitFor(arabic.texts.INVALID_SYMBOL ?? '');
    expect(await readLiveness(page, '#error')).toBe('off');
    expect(await readAnnouncements(page)).toEqual([text]);
    await show(page, 'INVALID_SIDE');
    await waitFor(arabic.texts.INVALID_SIDE ?? '');
    expect(await readLiveness(page, '#error')).toBe('assertive');
    expect(await readAnnouncements(page)).toEqual([text, arabic.texts.INVALID_SIDE]);
    await close();
  });

  it('announces the same error again if it is shown again', async () => {
    const { page, waitFor, close } = await openPage();
    await show(page, 'INVALID_SYMBOL');
    await waitFor(text);
    expect(await readAnnouncements(page)).toEqual([text]);
    await show(page, 'INVALID_SYMBOL');
    await waitFor(text);
    expect(await readAnnouncements(page)).toEqual([text, text]);
    await close();
  });

  it('shows English after a second, and replaces it silently when the texts arrive', async () => {
    const { page, alert, waitFor, close } = await openPage();
    let release = () => {};
    await page.route('**/chunks/de-*', async (route) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await route.continue();
    });
    const start = Date.now();
    await show(page, 'INVALID_SYMBOL');
    await waitFor('Invalid symbol.');
    expect(Date.now() - start).toBeGreaterThan(900);
    expect(await readAnnouncements(page)).toEqual(['Invalid symbol.']);
    release();
    await waitFor(text);
    expect(await alert.getAttribute('lang')).toBe('de');
    expect(await readAnnouncements(page)).toEqual(['Invalid symbol.']);
    await close();
  });

  it('shows English at once if there is no network, and replaces it silently when there is one', async () => {
    const { page, waitFor, close } = await openPage();
    await page.context().setOffline(true);
    await page.evaluate(async () => {
      const alert = document.querySelector('#error') as Element;
      const thrown = await fetch('/anything').catch((error) => error);
      void errlex.showError(alert, thrown, { hints: errlex.loadHints });
    });
    await waitFor('The server cannot be reached.');
    await page.context().setOffline(false);
    await waitFor(`${german.texts.NO_NETWORK} ${(await loadHints('de')).texts.NO_NETWORK}`);
    expect(await readLiveness(page, '#error')).toBe('off');
    expect(await readAnnouncements(page)).toEqual(['The server cannot be reached.']);
    await close();
  });

  it('loads texts with the page when it is online again', async () => {
    const { page, waitFor, close } = await openPage();
    await page.context().setOffline(true);
    await page.evaluate(() => errlex.preload());
    await page.context().setOffline(false);
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => /de-.*again/.test(name)),
    );
    await page.context().setOffline(true);
    await show(page, 'INVALID_SYMBOL');
    await waitFor(text);
    await close();
  });

  it('keeps a newer error when the texts of an older one arrive, and stays empty when it is cleared', async () => {
    const { page, alert, waitFor, close } = await openPage();
    let release = () => {};
    await page.route('**/chunks/de-*', async (route) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await route.continue();
    });
    await show(page, 'INVALID_SYMBOL');
    await waitFor('Invalid symbol.');
    await show(page, 'INVALID_SIDE');
    release();
    await waitFor(german.texts.INVALID_SIDE ?? '');
    expect(await readAnnouncements(page)).toEqual(['Invalid symbol.', german.texts.INVALID_SIDE]);
    await page.evaluate(async () => {
      const alert = document.querySelector('#error') as Element;
      await errlex.showError(alert, undefined);
      document.documentElement.lang = 'en';
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(await alert.textContent()).toBe('');
    await close();
  });

  it("stays empty for the caller's own abort", async () => {
    const { page, alert, close } = await openPage();
    await page.evaluate(() =>
      errlex.showError(document.querySelector('#error') as Element, new DOMException('', 'AbortError')),
    );
    expect(await alert.textContent()).toBe('');
    await close();
  });
});
