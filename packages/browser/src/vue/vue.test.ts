import { fileURLToPath } from 'node:url';
import { createApiError } from '@errlex/core';
import { loadHints, loadMessages } from '@errlex/i18n';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSSRApp, effectScope, h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { launchChromium } from '../../test-support/chromium.js';
import { recordAnnouncements } from '../../test-support/screen-reader.js';
import { openSite, type Site } from '../../test-support/site.js';
import { useErrorTranslation } from './index.js';

interface VuePage {
  /** The state of the component. */
  state: { error: unknown; options: object };
  mount(): void;
  hydrate(html: string, error: unknown, options: object): void;
  unmount(): void;
  complaints: string[];
  loading: Record<string, (() => void) | undefined>;
}

const script = `
  import { createApp, createSSRApp, h, shallowReactive } from 'vue';
  import { useErrorTranslation } from '../../dist/esm/vue/index.js';
  const complaints = [];
  const { error: log, warn } = console;
  console.error = (...args) => { complaints.push(args.join(' ')); log(...args); };
  console.warn = (...args) => { complaints.push(args.join(' ')); warn(...args); };
  const state = shallowReactive({ error: undefined, options: {} });
  const loading = {};
  const own = errlex.createErrorTranslator(async (requested) => {
    if (state.options.slow) await new Promise((resolve) => { loading[requested] = resolve; });
    return errlex.loadMessages(requested);
  });
  const Alert = {
    setup() {
      const translation = useErrorTranslation(
        () => state.error,
        () => (state.options.slow ? { ...state.options, translator: own } : state.options),
      );
      return () => {
        const { text, hint, wait, locale, dir, isUpdate } = translation.value ?? {};
        const props = { role: 'alert', lang: locale, dir, 'aria-live': isUpdate ? 'off' : undefined };
        return h('p', props, [text, hint, wait].filter(Boolean).join(' '));
      };
    },
  };
  const element = document.querySelector('#app');
  let app;
  Object.assign(globalThis, {
    state, complaints, loading,
    mount() { app = createApp(Alert); app.mount(element); },
    hydrate(html, error, options) { element.innerHTML = html; Object.assign(state, { error, options }); app = createSSRApp(Alert); app.mount(element); },
    unmount() { app.unmount(); },
  });
`;

let browser: Browser;
let site: Site;
let page: Page;

beforeAll(async () => {
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  [browser, site] = await Promise.all([launchChromium(), openSite({}, { contents: script, resolveDir })]);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function openPage(locale = 'de') {
  page = await browser.newPage({ locale });
  await recordAnnouncements(page);
  await page.goto(`${site.origin}/open`);
  await page.waitForFunction(() => 'complaints' in globalThis);
  return page.locator('#app [role=alert]');
}

const read = async (locale: string, id: string) => (await loadMessages(locale)).texts[id] as string;

describe('useErrorTranslation', () => {
  it('shows an error in the language of the page, follows it, and stops when it is unmounted', async () => {
    const alert = await openPage();
    await page.evaluate(() => {
      const { mount, state } = globalThis as unknown as VuePage;
      mount();
      state.error = errlex.createApiError('INVALID_SYMBOL');
    });
    await alert.filter({ hasText: await read('de', 'INVALID_SYMBOL') }).waitFor();
    await page.evaluate(() => {
      document.documentElement.lang = 'ar';
    });
    await alert.filter({ hasText: await read('ar', 'INVALID_SYMBOL') }).waitFor();
    expect(await alert.evaluate(({ lang, dir }: HTMLElement) => ({ lang, dir }))).toEqual({
      lang: 'ar',
      dir: 'rtl',
    });
    await page.evaluate(() => {
      (globalThis as unknown as VuePage).state.error = undefined;
    });
    await page.waitForFunction(() => document.querySelector('#app p')?.textContent === '');
    const loaded = await page.evaluate(async () => {
      (globalThis as unknown as VuePage).unmount();
      document.documentElement.lang = 'ko';
      await new Promise((resolve) => setTimeout(resolve, 50));
      return performance.getEntriesByType('resource').some(({ name }) => /chunks\/ko-/.test(name));
    });
    expect(loaded).toBe(false);
    await page.close();
  });

  it('is announced once, although its texts arrive late and the language changes, with hint and wait', async () => {
    const alert = await openPage();
    const releases: (() => void)[] = [];
    await page.route('**/chunks/de-*', async (route) => {
      await new Promise<void>((resolve) => releases.push(resolve));
      await route.continue();
    });
    await page.evaluate(() => {
      const { mount, state } = globalThis as unknown as VuePage;
      state.options = { hints: errlex.loadHints, wait: true };
      mount();
      state.error = { response: { status: 429, headers: { 'retry-after': '30' } } };
    });
    await alert.filter({ hasText: 'Too many requests.' }).waitFor();
    for (const release of releases) release();
    const hint = (await loadHints('de')).texts.TOO_MANY_REQUESTS;
    const wait = (await read('de', 'RETRY_AFTER_other')).replace(/.*{{seconds}}/, '');
    await alert.filter({ hasText: `${await read('de', 'TOO_MANY_REQUESTS')} ${hint}` }).waitFor();
    expect(await alert.textContent()).toContain(wait);
    await page.evaluate(() => {
      document.documentElement.lang = 'ar';
    });
    await alert.filter({ hasText: await read('ar', 'TOO_MANY_REQUESTS') }).waitFor();
    await page.evaluate(() => {
      (globalThis as unknown as VuePage).state.error = errlex.createApiError('INVALID_SIDE');
    });
    await alert.filter({ hasText: await read('ar', 'INVALID_SIDE') }).waitFor();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(await page.evaluate(() => globalThis.announcements)).toEqual([
      expect.stringMatching(/^Too many requests\. You can try again in \d+ seconds\.$/),
      expect.stringContaining(await read('ar', 'INVALID_SIDE')),
    ]);
    await page.close();
  });

  it('with a translator of the application shows the locale that was asked for last, whichever arrives last', async () => {
    const alert = await openPage();
    await page.evaluate(() => {
      const { mount, state } = globalThis as unknown as VuePage;
      state.error = errlex.createApiError('INVALID_SYMBOL');
      state.options = { locale: 'ja', slow: true };
      mount();
    });
    await page.waitForFunction(() => (globalThis as unknown as VuePage).loading.ja);
    await page.evaluate(() => {
      (globalThis as unknown as VuePage).state.options = { locale: 'de', slow: true };
    });
    await page.waitForFunction(() => (globalThis as unknown as VuePage).loading.de);
    await page.evaluate(() => (globalThis as unknown as VuePage).loading.de?.());
    await alert.filter({ hasText: await read('de', 'INVALID_SYMBOL') }).waitFor();
    await page.evaluate(async () => {
      (globalThis as unknown as VuePage).loading.ja?.();
      await errlex.loadMessages('ja');
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(await alert.textContent()).toBe(await read('de', 'INVALID_SYMBOL'));
    await page.close();
  });

  it('hydrates what a server has rendered, without messages and with them', async () => {
    const error = createApiError('INVALID_SYMBOL').toJSON();
    const messages = await loadMessages('ja');
    for (const [options, html] of [
      [{}, '<p role="alert"></p>'],
      [{ messages }, `<p role="alert" lang="ja" dir="ltr">${messages.texts.INVALID_SYMBOL}</p>`],
    ] as const) {
      const app = createSSRApp({
        setup() {
          // biome-ignore lint/correctness/useHookAtTopLevel: a composable of Vue is called in setup.
          const translation = useErrorTranslation(error, options);
          return () => {
            const { text, locale, dir } = translation.value ?? {};
            return h('p', { role: 'alert', lang: locale, dir }, text);
          };
        },
      });
      expect(await renderToString(app)).toBe(html);
      const alert = await openPage();
      await page.evaluate(
        ([html, error, options]) => (globalThis as unknown as VuePage).hydrate(html, error, options),
        [html, error, options] as const,
      );
      await alert
        .filter({ hasText: await read('messages' in options ? 'ja' : 'de', 'INVALID_SYMBOL') })
        .waitFor();
      expect(await page.evaluate(() => (globalThis as unknown as VuePage).complaints)).toEqual([]);
      await page.close();
    }
  });

  it('is undefined on a server, outside of components too', () => {
    expect(
      effectScope().run(() => useErrorTranslation(createApiError('INVALID_SYMBOL')).value),
    ).toBeUndefined();
  });
});
