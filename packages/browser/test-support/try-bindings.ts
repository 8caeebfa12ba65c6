import { createApiError } from '@errlex/core';
import { loadMessages } from '@errlex/i18n';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from './chromium.js';
import { recordAnnouncements } from './screen-reader.js';
import { openSite, type Script, type Site } from './site.js';

/** The globals that the page of a framework sets. */
interface BindingPage {
  /** Renders an alert into `#app`, or hydrates the one that a server has rendered there. */
  start(state: State, isHydrating: boolean): void;
  /** Changes the thrown value and the options of the alert. */
  change(state: State): void;
  stop(): void;
}

interface State {
  readonly error?: unknown;
  readonly options?: object;
}

declare global {
  var binding: BindingPage;
  /** Problems that the framework wrote to the console. */
  var complaints: string[];
  /** How many listeners follow the language of the browser. */
  var listeners: number;
  /** By locale: finishes the pending load of the translator `slow`, which the option `isSlow` selects. */
  var releases: Record<string, (() => void) | undefined>;
}

/** Sets up what the pages of all frameworks have in common. */
const prelude = `
  globalThis.complaints = [];
  for (const name of ['error', 'warn']) console[name] = (...args) => complaints.push(args.join(' '));
  globalThis.listeners = 0;
  for (const [name, change] of [['addEventListener', 1], ['removeEventListener', -1]]) {
    const original = globalThis[name].bind(globalThis);
    globalThis[name] = (type, ...rest) => {
      if (type === 'languagechange') listeners += change;
      original(type, ...rest);
    };
  }
  globalThis.releases = {};
  globalThis.slow = errlex.createErrorTranslator(async (requested) => {
    await new Promise((resolve) => { releases[requested] = resolve; });
    return errlex.loadMessages(requested);
  });
`;

export interface Binding {
  readonly script: Script;
  /** Renders the alert on a server. */
  renderOnServer(state: State): Promise<string>;
}

const symbolError = createApiError('INVALID_SYMBOL').toJSON();
const read = async (locale: string, id = 'INVALID_SYMBOL') =>
  (await loadMessages(locale)).texts[id] as string;

/** Tests the binding of a framework in Chromium, under the policy of its script, and on a server. */
export function testBinding({ script, renderOnServer }: Binding): void {
  let browser: Browser;
  let site: Site;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    const contents = `${prelude}${script.contents}`;
    [browser, site] = await Promise.all([launchChromium(), openSite({}, { ...script, contents })]);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open(state: State = {}, html?: string, prepare?: (page: Page) => Promise<void>) {
    page = await browser.newPage({ locale: 'de' });
    problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        globalThis.violations.push(violatedDirective),
      );
    });
    await prepare?.(page);
    // The strict policy lets no script write the markup of a server.
    await page.goto(`${site.origin}${html === undefined ? '/' : '/open'}`);
    await page.waitForFunction(() => globalThis.binding !== undefined);
    await page.evaluate(
      ([state, html]) => {
        const app = document.querySelector('#app');
        if (html && app) app.innerHTML = html;
        document.querySelector('#app [role=alert]')?.setAttribute('data-from-server', '');
        globalThis.binding.start(state, html !== undefined);
      },
      [state, html] as const,
    );
    return page.locator('#app [role=alert]');
  }

  const change = (state: State) => page.evaluate((state) => globalThis.binding.change(state), state);
  const shows = async (locale: string) =>
    page
      .locator(`#app [role=alert][lang=${locale}]`)
      .filter({ hasText: await read(locale) })
      .waitFor();

  it('shows an error in the language of the page and follows it, under its policy', async () => {
    const alert = await open();
    expect(await alert.textContent()).toBe('');
    await change({ error: symbolError });
    await shows('de');
    await page.evaluate(() => {
      document.documentElement.lang = 'ar';
    });
    await shows('ar');
    expect(await alert.getAttribute('dir')).toBe('rtl');
    await change({});
    await page.waitForFunction(() => document.querySelector('#app [role=alert]')?.textContent === '');
    expect(await page.evaluate(() => ({ violations, complaints }))).toEqual({
      violations: [],
      complaints: [],
    });
    expect(problems).toEqual([]);
    await page.close();
  });

  it('is announced once, also if its texts arrive late and the language changes', async () => {
    const alert = await open({}, undefined, recordAnnouncements);
    const release = () => page.evaluate(() => Object.values(globalThis.releases).map((arrive) => arrive?.()));
    await change({ error: symbolError, options: { isSlow: true } });
    await alert.filter({ hasText: 'Invalid symbol.' }).waitFor();
    await release();
    await shows('de');
    await page.evaluate(() => {
      globalThis.releases = {};
      document.documentElement.lang = 'ar';
    });
    await page.waitForFunction(() => Object.keys(globalThis.releases).length > 0);
    await release();
    await shows('ar');
    await change({ error: createApiError('INVALID_SIDE').toJSON() });
    await alert.filter({ hasText: await read('ar', 'INVALID_SIDE') }).waitFor();
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(await page.evaluate(() => globalThis.announcements)).toEqual([
      'Invalid symbol.',
      await read('ar', 'INVALID_SIDE'),
    ]);
    await page.close();
  });

  it('loads nothing and listens to nothing after it is removed', async () => {
    await open();
    await change({ error: symbolError });
    await shows('de');
    expect(await page.evaluate(() => listeners)).toBe(1);
    const hasLoaded = await page.evaluate(async () => {
      globalThis.binding.stop();
      document.documentElement.lang = 'ko';
      await new Promise((resolve) => setTimeout(resolve, 100));
      return performance.getEntriesByType('resource').some(({ name }) => /chunks\/ko-/.test(name));
    });
    expect(hasLoaded).toBe(false);
    expect(await page.evaluate(() => listeners)).toBe(0);
    await page.close();
  });

  it('shows the locale that was requested last, whichever is loaded last', async () => {
    const alert = await open();
    for (const locale of ['ja', 'de']) {
      await change({ error: symbolError, options: { locale, isSlow: true } });
      await page.waitForFunction((locale) => globalThis.releases[locale], locale);
    }
    await page.evaluate(() => globalThis.releases.de?.());
    await shows('de');
    await page.evaluate(async () => {
      globalThis.releases.ja?.();
      await errlex.loadMessages('ja');
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    expect(await alert.textContent()).toBe(await read('de'));
    await page.close();
  });

  it('hydrates what a server has rendered, without messages and with them', async () => {
    for (const locale of ['de', 'ja']) {
      const options = locale === 'ja' ? { messages: await loadMessages('ja') } : {};
      const state = { error: symbolError, options };
      const html = await renderOnServer(state);
      expect(html.includes(await read('ja'))).toBe(locale === 'ja');
      const alert = await open(state, html);
      await shows(locale);
      expect(await alert.getAttribute('data-from-server')).toBe('');
      expect(await page.evaluate(() => complaints)).toEqual([]);
      expect(problems).toEqual([]);
      await page.close();
    }
  });
}
