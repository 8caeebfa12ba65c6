import { loadMessages } from '@errlex/i18n';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { openSite, type Site } from '../test-support/site.js';

const script = `
  import { addMessages, messageArgs, translateWith } from '@errlex/i18n/i18next';
  import i18next from 'i18next';
  import { createRoot } from 'react-dom/client';
  import { initReactI18next, useTranslation } from 'react-i18next';
  const error = errlex.createApiError('PARAM_EMPTY', { parameter: 'price' });
  const App = () => {
    const { t, i18n } = useTranslation();
    const { text, locale, dir } = translateWith(i18n, error);
    return <><h1>{t('hello')}</h1><p role="alert" lang={locale} dir={dir}>{text}</p><b>{t(...messageArgs(error))}</b></>;
  };
  const resources = { en: { translation: { hello: 'Hello' } }, de: { translation: { hello: 'Hallo' } }, ar: { translation: { hello: 'مرحبا' } } };
  await i18next.use(initReactI18next).init({ lng: 'en', fallbackLng: 'en', resources });
  await addMessages(i18next);
  createRoot(document.querySelector('#app')).render(<App />);
  globalThis.change = (language) => i18next.changeLanguage(language);
`;

let browser: Browser;
let site: Site;

beforeAll(async () => {
  const resolveDir = new URL('.', import.meta.url).pathname;
  [browser, site] = await Promise.all([launchChromium(), openSite({}, { contents: script, resolveDir })]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe('an application with react-i18next', () => {
  it('has its errors follow changeLanguage, with their language and direction', async () => {
    const page = await browser.newPage({ locale: 'en' });
    await page.goto(`${site.origin}/open`);
    const alert = page.locator('#app [role=alert]');
    await alert.filter({ hasText: "Parameter 'price' cannot be empty." }).waitFor();
    for (const [language, dir, hello] of [
      ['de', 'ltr', 'Hallo'],
      ['ar', 'rtl', 'مرحبا'],
    ] as const) {
      await page.evaluate(
        (language) => (globalThis as unknown as { change(to: string): void }).change(language),
        language,
      );
      const [before = '', after = ''] = ((await loadMessages(language)).texts.PARAM_EMPTY ?? '').split(
        '{{parameter}}',
      );
      await alert.filter({ hasText: before }).waitFor();
      const price = dir === 'rtl' ? '\u2068price\u2069' : 'price';
      expect(await alert.textContent()).toBe(before + price + after);
      expect(await page.locator('#app b').textContent()).toBe(before + price + after);
      expect(await page.locator('#app h1').textContent()).toBe(hello);
      expect(await alert.evaluate(({ lang, dir }: HTMLElement) => ({ lang, dir }))).toEqual({
        lang: language,
        dir,
      });
    }
    await page.close();
  });
});
