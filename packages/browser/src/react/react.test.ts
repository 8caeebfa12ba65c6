import { fileURLToPath } from 'node:url';
import { createApiError } from '@errlex/core';
import { loadHints, loadMessages } from '@errlex/i18n';
import type { Browser, Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../test-support/chromium.js';
import { recordAnnouncements } from '../../test-support/screen-reader.js';
import { openSite, type Site } from '../../test-support/site.js';
import { ErrorAlert } from './index.js';

declare global {
  /** Renders an error into the page. */
  var show: (error: unknown, options?: object) => void;
  /** Puts the HTML of a server into the page and hydrates it. */
  var hydrate: (html: string, error: unknown, options?: object) => void;
  /** The messages of the errors that React reported. */
  var complaints: string[];
  var loading: Record<string, (() => void) | undefined>;
}

const script = `
  import { Component, StrictMode, Suspense, use } from 'react';
  import { createRoot, hydrateRoot } from 'react-dom/client';
  import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query';
  import { defineErrors } from '@errlex/core';
  const sets = [defineErrors([{ code: 7, reason: 'OWN', messages: { OWN: ['Own text.'] } }], { domain: 'acme', payload: { code: 'retCode', msg: 'retMsg' } })];
  import { ErrorAlert, useErrorTranslation } from '../../dist/esm/react/index.js';
  globalThis.complaints = [];
  const onRecoverableError = (error) => globalThis.complaints.push(String(error));
  const app = document.querySelector('#app');
  let root;
  globalThis.show = (error, options) => {
    root ??= createRoot(app);
    root.render(<StrictMode><ErrorAlert error={error} {...options} /></StrictMode>);
  };
  globalThis.hydrate = (html, error, options) => {
    app.innerHTML = html;
    hydrateRoot(app, <ErrorAlert error={error} {...options} />, { onRecoverableError });
  };
  class Boundary extends Component {
    state = {};
    static getDerivedStateFromError(error) { return { error }; }
    render() { return 'error' in this.state ? <ErrorAlert error={this.state.error} reset={() => {}} /> : this.props.children; }
  }
  const Failing = () => { throw errlex.createApiError('INVALID_SIDE'); };
  globalThis.fail = () => {
    root ??= createRoot(app);
    root.render(<Boundary><Failing /></Boundary>);
  };
  // A loader whose locales arrive when a test releases them.
  globalThis.loading = {};
  const own = errlex.createErrorTranslator(async (requested) => {
    await new Promise((resolve) => { globalThis.loading[requested] = resolve; });
    return errlex.loadMessages(requested);
  });
  const Own = ({ locale, error }) => <p role="alert">{useErrorTranslation(error, { locale, translator: own })?.text}</p>;
  globalThis.renders = 0;
  const Fresh = ({ error }) => {
    globalThis.renders += 1;
    // Each render passes a new array of error sets.
    return <p role="alert">{useErrorTranslation(error, { errors: [sets[0]] })?.text}</p>;
  };
  globalThis.showFresh = (error) => {
    root ??= createRoot(app);
    root.render(<Fresh error={error} />);
  };
  const queries = new QueryClient();
  const Mutating = ({ networkMode }) => {
    const { error, isPaused, mutate } = useMutation({ networkMode, mutationFn: () => fetch('/order', { method: 'POST' }) });
    return <><button onClick={() => mutate()}>{isPaused ? 'paused' : 'send'}</button><ErrorAlert error={error} /></>;
  };
  globalThis.showMutation = (networkMode) => {
    root ??= createRoot(app);
    root.render(<QueryClientProvider client={queries}><Mutating networkMode={networkMode} /></QueryClientProvider>);
  };
  globalThis.showOwn = (locale, error) => {
    root ??= createRoot(app);
    root.render(<Own locale={locale} error={error} />);
  };
  const Suspending = ({ locale, load }) => {
    const { text } = errlex.translate(errlex.createApiError('INVALID_SYMBOL'), use(load(locale)));
    return <p role="alert">{text}</p>;
  };
  globalThis.fallbacks = 0;
  const Fallback = () => { globalThis.fallbacks += 1; };
  globalThis.suspend = (key, locale, load) => {
    root ??= createRoot(app);
    root.render(<Suspense key={key} fallback={<Fallback />}><Suspending locale={locale} load={load} /></Suspense>);
  };
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

describe('ErrorAlert', () => {
  it('shows an error in the language of the page, and follows it', async () => {
    const alert = await openPage();
    await page.evaluate(() => globalThis.show(errlex.createApiError('INVALID_SYMBOL')));
    await alert.filter({ hasText: await read('de', 'INVALID_SYMBOL') }).waitFor();
    await page.evaluate(() => {
      document.documentElement.lang = 'ar';
    });
    await alert.filter({ hasText: await read('ar', 'INVALID_SYMBOL') }).waitFor();
    expect(await alert.evaluate(({ lang, dir }: HTMLElement) => ({ lang, dir }))).toEqual({
      lang: 'ar',
      dir: 'rtl',
    });
    await page.close();
  });

  it('is in the page before its first text, and keeps to a given locale', async () => {
    const alert = await openPage();
    await page.evaluate(() => globalThis.show(undefined));
    await alert.waitFor({ state: 'attached' });
    expect(await alert.evaluate(({ outerHTML }) => outerHTML)).toBe('<p role="alert"></p>');
    await page.evaluate(() => globalThis.show(errlex.createApiError('INVALID_SYMBOL'), { locale: 'ja' }));
    await alert.filter({ hasText: await read('ja', 'INVALID_SYMBOL') }).waitFor();
    await page.evaluate(() => {
      document.documentElement.lang = 'ar';
      globalThis.show(undefined);
    });
    await page.waitForFunction(() => document.querySelector('#app p')?.textContent === '');
    await page.close();
  });

  it('is announced once, although its texts arrive late, its hint later, and the language changes', async () => {
    const alert = await openPage();
    const releases: (() => void)[] = [];
    await page.route('**/chunks/de-*', async (route) => {
      await new Promise<void>((resolve) => releases.push(resolve));
      await route.continue();
    });
    await page.evaluate(() =>
      globalThis.show(errlex.createApiError('INVALID_SYMBOL'), { hints: errlex.loadHints }),
    );
    await alert.filter({ hasText: 'Invalid symbol.' }).waitFor();
    for (const release of releases) release();
    const hint = (await loadHints('de')).texts.INVALID_SYMBOL;
    await alert.filter({ hasText: `${await read('de', 'INVALID_SYMBOL')} ${hint}` }).waitFor();
    await page.evaluate(() => {
      document.documentElement.lang = 'ar';
    });
    await alert.filter({ hasText: await read('ar', 'INVALID_SYMBOL') }).waitFor();
    await page.evaluate(() => globalThis.show(errlex.createApiError('INVALID_SIDE')));
    await alert.filter({ hasText: await read('ar', 'INVALID_SIDE') }).waitFor();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(await page.evaluate(() => globalThis.announcements)).toEqual([
      'Invalid symbol.',
      await read('ar', 'INVALID_SIDE'),
    ]);
    await page.close();
  });

  it('shows a mutation of TanStack Query that fails offline, unless the library pauses it', async () => {
    const alert = await openPage();
    await page.evaluate(() => errlex.preload());
    const showMutation = (mode?: string) =>
      page.evaluate((mode) => {
        (globalThis as unknown as { showMutation(mode?: string): void }).showMutation(mode);
      }, mode);
    await showMutation();
    await page.context().setOffline(true);
    await page.locator('#app button').click();
    await page.locator('#app button').filter({ hasText: 'paused' }).waitFor();
    expect(await alert.textContent()).toBe('');
    await page.context().setOffline(false);
    await page.locator('#app button').filter({ hasText: 'send' }).waitFor();
    await showMutation('always');
    await page.context().setOffline(true);
    await page.locator('#app button').click();
    await alert.filter({ hasText: await read('de', 'NO_NETWORK') }).waitFor();
    await page.close();
  });

  it('shows the wait on request', async () => {
    const alert = await openPage();
    await page.evaluate(() =>
      globalThis.show({ response: { status: 429, headers: { 'retry-after': '7' } } }, { wait: true }),
    );
    const wait = (await read('de', 'RETRY_AFTER_other')).replace('{{seconds}}', '7');
    await alert.filter({ hasText: `${await read('de', 'TOO_MANY_REQUESTS')} ${wait}` }).waitFor();
    await page.close();
  });

  it('shows the error that an error boundary has caught', async () => {
    const alert = await openPage();
    await page.evaluate(() => (globalThis as unknown as { fail(): void }).fail());
    await alert.filter({ hasText: await read('de', 'INVALID_SIDE') }).waitFor();
    await page.close();
  });

  it('hydrates what a server has rendered, without messages and with them', async () => {
    const json = createApiError('INVALID_SYMBOL').toJSON();
    const messages = await loadMessages('ja');
    for (const [options, html] of [
      [{}, '<p role="alert"></p>'],
      [{ messages }, `<p role="alert" lang="ja" dir="ltr">${messages.texts.INVALID_SYMBOL}</p>`],
    ] as const) {
      expect(renderToString(createElement(ErrorAlert, { error: json, ...options }))).toBe(html);
      const alert = await openPage();
      await page.evaluate(([html, json, options]) => globalThis.hydrate(html, json, options), [
        html,
        json,
        options,
      ] as const);
      const text = await read('messages' in options ? 'ja' : 'de', 'INVALID_SYMBOL');
      await alert.filter({ hasText: text }).waitFor();
      expect(await page.evaluate(() => globalThis.complaints)).toEqual([]);
      await page.close();
    }
  });
});

describe('useErrorTranslation', () => {
  it('with a translator of the application shows the locale that was asked for last, whichever arrives last', async () => {
    const alert = await openPage();
    const ask = (locale: string) =>
      page.evaluate((locale) => {
        const global = globalThis as unknown as {
          thrown?: unknown;
          showOwn(locale: string, error: unknown): void;
        };
        global.thrown ??= errlex.createApiError('INVALID_SYMBOL');
        global.showOwn(locale, global.thrown);
      }, locale);
    await ask('ja');
    await page.waitForFunction(() => globalThis.loading.ja);
    await ask('de');
    await page.waitForFunction(() => globalThis.loading.de);
    await page.evaluate(() => globalThis.loading.de?.());
    await alert.filter({ hasText: await read('de', 'INVALID_SYMBOL') }).waitFor();
    await page.evaluate(async () => {
      globalThis.loading.ja?.();
      await errlex.loadMessages('ja');
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(await alert.textContent()).toBe(await read('de', 'INVALID_SYMBOL'));
    await page.close();
  });
});

describe('useErrorTranslation', () => {
  it('with a new list of contracts at each render reads by them, and comes to rest', async () => {
    const alert = await openPage();
    await page.evaluate(() =>
      (globalThis as unknown as { showFresh(error: unknown): void }).showFresh({
        response: { status: 400, data: { retCode: 7, retMsg: 'Own text.' } },
      }),
    );
    await alert.filter({ hasText: 'Own text.' }).waitFor();
    const renders = await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return (globalThis as unknown as { renders: number }).renders;
    });
    expect(renders).toBeLessThan(6);
    await page.close();
  });
});

describe('loadMessages', () => {
  interface Global {
    fallbacks: number;
    suspend(key: number, locale: string, load: (locale: string) => Promise<unknown>): void;
  }

  it.each([
    ['one promise for a locale, so that it waits for that once', true, 1],
    ['what a promise of its own each time would not', false, 2],
  ])('gives `use` of React %s', async (_, isKept, fallbacks) => {
    const alert = await openPage();
    for (const key of [1, 2]) {
      await page.evaluate(
        ([key, isKept]) => {
          const load = isKept ? errlex.loadMessages : async (locale: string) => errlex.loadMessages(locale);
          (globalThis as unknown as Global).suspend(key, 'ja', load);
        },
        [key, isKept] as const,
      );
      await alert.filter({ hasText: await read('ja', 'INVALID_SYMBOL') }).waitFor();
    }
    expect(await page.evaluate(() => (globalThis as unknown as Global).fallbacks)).toBe(fallbacks);
    await page.close();
  });
});
