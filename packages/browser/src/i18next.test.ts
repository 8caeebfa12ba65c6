import { createApiError } from '@errlex/core';
import { loadHints, loadMessages } from '@errlex/i18n';
import { createInstance, type InitOptions } from 'i18next';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';
import { openSite, type Site } from '../test-support/site.js';
import { createErrorTranslator } from './i18next/index.js';
import { translateThrown } from './translate-thrown.js';

const script = `
  import { addMessages, messageArgs, translateWith } from '@errlex/i18n/i18next';
  import i18next from 'i18next';
  import { createRoot } from 'react-dom/client';
  import { initReactI18next, useTranslation } from 'react-i18next';
  const error = errlex.createApiError('PARAM_EMPTY', { parameter: 'price' });
  import { ErrorAlert } from '../dist/esm/react/index.js';
  import { createErrorTranslator } from '../dist/esm/i18next/index.js';
  const translateThrown = createErrorTranslator(i18next);
  Object.assign(globalThis, { i18next, translateThrown });
  const offline = new TypeError('Failed to fetch');
  const App = () => {
    const { t, i18n } = useTranslation();
    const { text, locale, dir } = translateWith(i18n, error);
    return <><h1>{t('hello')}</h1><p role="alert" lang={locale} dir={dir}>{text}</p><b>{t(...messageArgs(error))}</b><i><ErrorAlert error={offline} locale={i18n.language} translator={translateThrown} hints={errlex.loadHints} /></i></>;
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
    const alert = page.locator('#app > [role=alert]');
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
      const { texts } = await loadMessages(language);
      const hint = (await loadHints(language)).texts.NO_NETWORK;
      await page
        .locator('#app i')
        .filter({ hasText: `${texts.NO_NETWORK} ${hint}` })
        .waitFor();
      expect(await page.locator('#app h1').textContent()).toBe(hello);
      expect(await alert.evaluate(({ lang, dir }: HTMLElement) => ({ lang, dir }))).toEqual({
        lang: language,
        dir,
      });
    }
    await page.close();
  });
});

describe('createErrorTranslator of an i18next instance', () => {
  async function createTranslator(options: InitOptions = {}) {
    const instance = createInstance();
    await instance.init({ lng: 'de', fallbackLng: 'en', resources: {}, ...options });
    return createErrorTranslator(instance);
  }

  it('gives the same result as translateThrown, in the language of the instance or a given one', async () => {
    const translate = await createTranslator();
    for (const thrown of [
      createApiError('PARAM_EMPTY', { parameter: 'price' }),
      createApiError('QUERY_TIME_OUT_OF_RANGE.startTime', { days: 1 }).toJSON(),
      new TypeError('Failed to fetch'),
      new DOMException('signal timed out', 'TimeoutError'),
      new SyntaxError('Unexpected token'),
      new TypeError('Importing a module script failed.'),
      new TypeError('x is not a function'),
      { response: { status: 503, data: '<h1>Sorry</h1>' } },
      { response: { status: 400, data: { code: -9999, msg: 'new' } } },
      new DOMException('', 'AbortError'),
    ]) {
      const options = { hints: loadHints, wait: true };
      expect(await translate(thrown, options)).toEqual(
        await translateThrown(thrown, { ...options, locale: 'de' }),
      );
      expect(await translate(thrown, { ...options, locale: 'ja' })).toEqual(
        await translateThrown(thrown, { ...options, locale: 'ja' }),
      );
    }
  });

  it('keeps the texts of the application, and English where there is none', async () => {
    const translate = await createTranslator({
      resources: { de: { errlex: { NO_NETWORK: 'Kein Netz.' } } },
    });
    expect(await translate(new TypeError('Failed to fetch'))).toMatchObject({
      text: 'Kein Netz.',
      locale: 'de',
    });
    const unknown = await createTranslator({ lng: 'xx', fallbackLng: false });
    expect(await unknown(new TypeError('Failed to fetch'))).toMatchObject({
      text: 'The server cannot be reached.',
      locale: 'en',
    });
  });
});
