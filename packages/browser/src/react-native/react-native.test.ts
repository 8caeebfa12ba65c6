import { fileURLToPath } from 'node:url';
import { createApiError } from '@errlex/core';
import { loadMessages } from '@errlex/i18n';
import type { Plugin } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../test-support/chromium.js';
import { openSite, type Site } from '../../test-support/site.js';

interface Device {
  readonly OS: string;
  readonly localeIdentifier?: string;
}

declare global {
  var device: Device;
  /** The texts that VoiceOver is asked to announce. */
  var spoken: string[];
  /** Renders an alert with the text for an error. */
  var showNative: (error: unknown, options?: object) => void;
  var translateNative: (thrown: unknown) => Promise<{ readonly locale: string }>;
}

/** React Native's host components cannot run in a test, so a page shows the props that they get. */
const reactNative: Plugin = {
  name: 'react-native',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^react-native$/ }, () => ({ path: 'react-native', namespace: 'stub' }));
    onLoad({ filter: /./, namespace: 'stub' }, () => ({
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      contents: `
        import { createElement } from 'react';
        export const Text = ({ children, style, ...props }) =>
          createElement('p', { 'data-props': JSON.stringify({ ...Object.assign({}, ...style), ...props }) }, children);
        export const Platform = { get OS() { return device.OS; } };
        export const I18nManager = { getConstants: () => device };
        export const AccessibilityInfo = { announceForAccessibility: (text) => spoken.push(text) };
      `,
    }));
  },
};

const contents = `
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  import { createErrorTranslator, createLoader, ErrorAlert } from '../../react-native/index.js';
  const load = (tag) => [tag, async () => ({ messages: await errlex.loadMessages(tag) })];
  const translator = createErrorTranslator(createLoader(Object.fromEntries(errlex.locales.map(load))));
  globalThis.spoken = [];
  globalThis.translateNative = translator;
  let root, shown;
  globalThis.showNative = (error, options) => {
    // Each call gets an equal error as a new object; an application would keep the old one.
    if (JSON.stringify(error) !== JSON.stringify(shown)) shown = error;
    root ??= createRoot(document.querySelector('#app'));
    root.render(createElement(ErrorAlert, { error: shown, translator, testID: 'alert', style: { color: 'red' }, ...options }));
  };
`;

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  const script = { contents, resolveDir, plugins: [reactNative] };
  [browser, site] = await Promise.all([launchChromium(), openSite({}, script)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(device: Device) {
  page = await browser.newPage({ locale: 'ko' });
  await page.addInitScript((device) => {
    globalThis.device = device;
  }, device);
  await page.goto(`${site.origin}/open`);
  await page.waitForFunction(() => globalThis.showNative !== undefined);
  const alert = page.locator('#app p');
  return {
    show: (error: unknown, options?: object) =>
      page.evaluate(([error, options]) => showNative(error, options), [error, options] as const),
    props: async (text: string) => {
      await alert.filter({ hasText: text }).waitFor({ state: 'attached' });
      return JSON.parse((await alert.getAttribute('data-props')) ?? '');
    },
  };
}

const read = async (locale: string, id: string) => (await loadMessages(locale)).texts[id] as string;
const [symbolError, sideError] = [createApiError('INVALID_SYMBOL'), createApiError('INVALID_SIDE')].map(
  (error) => error.toJSON(),
);

describe('createErrorTranslator for React Native', () => {
  it.each([
    ['de_DE', 'de'],
    ['pt_BR', 'pt-BR'],
    ['zh_TW_#Hant', 'zh-TW'],
    ['sr_RS_#Latn', 'sr-Latn'],
    ['ja_JP@calendar=japanese', 'ja'],
    ['fr', 'fr'],
    ['', 'ko'],
    [undefined, 'ko'],
  ])('translates into the language of a device whose locale is %j', async (localeIdentifier, locale) => {
    await open({ OS: 'android', ...(localeIdentifier !== undefined && { localeIdentifier }) });
    const translation = await page.evaluate((error) => translateNative(error), symbolError);
    expect(translation.locale).toBe(locale);
    await page.close();
  });
});

describe('ErrorAlert for React Native', () => {
  it('is a live region for TalkBack, which does not announce the text again in another language', async () => {
    const { show, props } = await open({ OS: 'android', localeIdentifier: 'ar_EG' });
    await show(undefined);
    expect(await props('')).toMatchObject({
      accessibilityLiveRegion: 'assertive',
      testID: 'alert',
      color: 'red',
    });
    await show(symbolError);
    const shown = await props(await read('ar', 'INVALID_SYMBOL'));
    expect(shown).toEqual({
      accessibilityRole: 'alert',
      accessibilityLiveRegion: 'assertive',
      accessibilityLanguage: 'ar',
      writingDirection: 'rtl',
      color: 'red',
      testID: 'alert',
    });
    await show(symbolError, { locale: 'ja' });
    expect(await props(await read('ja', 'INVALID_SYMBOL'))).toMatchObject({
      accessibilityLiveRegion: 'none',
    });
    await show(sideError, { locale: 'ja' });
    expect(await props(await read('ja', 'INVALID_SIDE'))).toMatchObject({
      accessibilityLiveRegion: 'assertive',
    });
    expect(await page.evaluate(() => spoken)).toEqual([]);
    await page.close();
  });

  it('has VoiceOver announce each error once', async () => {
    const { show, props } = await open({ OS: 'ios', localeIdentifier: 'de_DE' });
    await show(symbolError);
    await props(await read('de', 'INVALID_SYMBOL'));
    await show(symbolError, { locale: 'ja' });
    await props(await read('ja', 'INVALID_SYMBOL'));
    await show(sideError, { locale: 'ja' });
    await props(await read('ja', 'INVALID_SIDE'));
    expect(await page.evaluate(() => spoken)).toEqual([
      await read('de', 'INVALID_SYMBOL'),
      await read('ja', 'INVALID_SIDE'),
    ]);
    await page.close();
  });
});
