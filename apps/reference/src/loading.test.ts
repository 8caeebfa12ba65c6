import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { locales } from '@errlex/i18n';
import { describe, expect, it } from 'vitest';
import { openSite, siteFolder } from './site.fixture.js';

declare global {
  /** Told of each directive that a page breaks. */
  function tellViolation(directive: string): void;
  /** How far the page has moved by itself. */
  var shifts: number[];
}

const { openPage } = openSite({ sandbox: true });

const log = [
  'GET /api/v3/order 400 {"code":-1141,"msg":"Parameter \'price:\' cannot be empty."}',
  'plain line',
  'POST /api/v3/order failed: code=-1121, msg=Invalid symbol.',
].join('\n');

async function openWatched(path: string) {
  const violations: string[] = [];
  const requested: string[] = [];
  const page = await openPage(path, { permissions: ['clipboard-write'] }, async (page) => {
    await page.exposeFunction('tellViolation', (directive: string) => violations.push(directive));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => tellViolation(event.violatedDirective));
      globalThis.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean };
          if (!hadRecentInput) globalThis.shifts.push(value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    page.on('request', (request) => requested.push(new URL(request.url()).pathname));
    page.on('console', (message) => message.type() === 'error' && violations.push(message.text()));
  });
  return { page, violations, requested };
}

describe('a page under the strict policy', () => {
  it('names it, and keeps it through search, decoding, a request, copying and a switch of the language', async () => {
    const { page, violations } = await openWatched('/');
    const response = await page.reload();
    expect(response?.headers()['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
    await page.fill('#search', 'symbol');
    await page.fill('#search', '');
    await page.fill('#encoded', log);
    await page.waitForSelector('.decoded mark');
    await page.click('[id="-1121"] .copy');
    await page.click('[data-try=INVALID_SYMBOL]');
    await page.waitForSelector('.attempt .decoded');
    await page.click('.languages summary');
    await page.click('.languages a[lang=ar]');
    await page.fill('#encoded', log);
    await page.waitForSelector('.decoded mark');
    expect(await page.textContent('.decoded .text')).toBe(
      'لا يمكن أن تكون المعلمة ”\u2068price:\u2069“ فارغة.',
    );
    // The request of the page is refused, which the console of a browser tells.
    expect(violations.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });

  it('keeps it in the book', async () => {
    const { page, violations } = await openWatched('/book/catch-in-a-bot/');
    await page.click('.copy');
    expect(await page.textContent('.copy')).toBe('Copied');
    await page.click('[rel=next]');
    await page.waitForURL('**/book/answer-in-nest/');
    expect(violations).toEqual([]);
  });

  it('is held to it', async () => {
    const { page, violations } = await openWatched('/');
    const refused = await page.evaluate(() => {
      try {
        document.body.innerHTML = '<b>bold</b>';
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toBe(true);
    await expect.poll(() => violations).toContain('require-trusted-types-for');
  });
});

describe('the first load', () => {
  it('takes less than 60 kB, compressed, in every language', () => {
    const assets = readdirSync(join(siteFolder, 'assets'));
    const first = assets.filter((name) => /^(?:main|read-texts|create-element|copy|style)-/.test(name));
    expect(first).toHaveLength(5);
    const size = (file: string) => gzipSync(readFileSync(join(siteFolder, file)), { level: 9 }).length;
    const shared = first.reduce((sum, name) => sum + size(`assets/${name}`), 0);
    const pages = locales.map((tag) => size(`${tag === 'en' ? '' : `${tag}/`}index.html`));
    expect(shared + Math.max(...pages)).toBeLessThan(60_000);
    const own = readdirSync(join(siteFolder, 'book'), { recursive: true, encoding: 'utf8' });
    const book = own.filter((file) => file.endsWith('.html')).map((file) => size(join('book', file)));
    expect(shared + Math.max(...book)).toBeLessThan(60_000);
    // The decoder, the catalog and a language, when the first text is decoded.
    const later = assets.filter((name) => /^(?:decoder|render-decoded|catalog|el)-/.test(name));
    expect(later).toHaveLength(4);
    expect(later.reduce((sum, name) => sum + size(`assets/${name}`), 0)).toBeLessThan(23_000);
  });

  it('asks for no language, and decoding for that of the page alone', async () => {
    const { page, requested } = await openWatched('/ja/');
    await page.waitForLoadState('networkidle');
    const isLocale = (path: string) => /^\/assets\/(?!catalog|requests).*\.json$/.test(path);
    expect(requested.filter(isLocale)).toEqual([]);
    expect(requested.filter((path) => /^\/assets/.test(path)).sort()).toEqual([
      expect.stringMatching(/copy-/),
      expect.stringMatching(/create-element-/),
      expect.stringMatching(/main-/),
      expect.stringMatching(/read-texts-/),
      expect.stringMatching(/style-/),
    ]);
    await page.fill('#encoded', log);
    await page.waitForSelector('.decoded');
    expect(await page.textContent('.decoded .text')).toBe(
      'パラメーター「price:」を空にすることはできません。',
    );
    expect(requested.filter(isLocale)).toEqual([expect.stringMatching(/^\/assets\/ja-[\w-]{8}\.json$/)]);
  });

  it.each(['/', '/ar/#-1121', '/km/', '/book/', '/book/show-in-a-page/#pitfalls'])(
    'moves nothing at %s',
    async (path) => {
      const { page } = await openWatched(path);
      if (!path.startsWith('/book/')) await page.waitForSelector('.has-sandbox');
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => globalThis.shifts)).toEqual([]);
    },
  );
});
