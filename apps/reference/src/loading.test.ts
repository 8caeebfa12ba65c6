import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openSite, siteFolder } from './site.fixture.js';
import { createSiteFrom } from './site.js';

declare global {
  /** Called with each directive that a page breaks. */
  function tellViolation(directive: string): void;
  /** Layout shifts that no input caused. */
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
    await page.fill('#encoded', log);
    await page.waitForSelector('.decoded mark');
    await page.fill('#search', 'invalid symbol');
    await page.waitForSelector('#results a');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/-1121/');
    await page.locator('.copy').first().click();
    await page.click('[data-try=INVALID_SYMBOL]');
    await page.waitForSelector('.attempt .decoded');
    await page.click('.languages summary');
    await page.click('.languages a[lang=ar]');
    await page.waitForURL('**/ar/-1121/');
    await page.click('.crumbs a');
    await page.fill('#encoded', log);
    await page.waitForSelector('.decoded mark');
    expect(await page.textContent('.decoded .text')).toBe(
      'لا يمكن أن تكون المعلمة ”\u2068price:\u2069“ فارغة.',
    );
    // The sandbox rejects the request of the page, which the console of a browser reports.
    expect(violations.filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
  });

  it('keeps it in the book', async () => {
    const { page, violations } = await openWatched('/book/catch-in-a-bot/');
    const copy = page.locator('.copy').first();
    await copy.click();
    await expect.poll(() => copy.textContent()).toBe('Copied');
    await page.click('[rel=next]');
    await page.waitForURL(/book\/(?!catch)/);
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
  const assets = readdirSync(join(siteFolder, 'assets'));
  const size = (content: string | Buffer) => gzipSync(content, { level: 9 }).length;
  const sizeOf = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + size(readFileSync(join(siteFolder, 'assets', name))), 0);
  const named = (pattern: RegExp) => assets.filter((name) => pattern.test(name));

  it('takes less than 25 kB, compressed, for every page, and the decoder as much again', async () => {
    const site = await createSiteFrom(readFileSync(join(siteFolder, '.site.json'), 'utf8'));
    const first = named(/^(?:main|dom|style)-.*(?:js|css)$/);
    expect(first.length).toBeGreaterThanOrEqual(2);
    // The scripts of the longest language, and those of Latin letters; a page of the book may be long.
    for (const path of ['', 'ta/', '-1140/', 'ta/-1140/', 'ja/-1054/', 'book/']) {
      const page = await site.render(`${path}index.html`);
      expect(sizeOf(first) + size(page ?? ''), path).toBeLessThan(25_000);
    }
    const later = named(/^(?:decoder|render-decoded|page-data|catalog|ja)-/);
    expect(sizeOf(later)).toBeLessThan(32_000);
    expect(sizeOf(named(/^(?:search-[\w-]{8}\.js|search-ja-)/))).toBeLessThan(25_000);
  });

  it('loads no texts, and decoding those of the page alone, unless the text is of another language', async () => {
    const { page, requested } = await openWatched('/ja/');
    await page.waitForLoadState('networkidle');
    const isJson = (path: string) => path.endsWith('.json');
    expect(requested.filter(isJson)).toEqual([]);
    await page.fill('#encoded', 'code=-1121');
    await page.waitForSelector('.decoded');
    expect(
      requested
        .filter(isJson)
        .map((path) => path.replace(/-[\w-]{8}\.json/, ''))
        .sort(),
    ).toEqual(['/assets/catalog', '/assets/ja']);
    await page.fill('#encoded', 'Der Parameter „symbol“ darf nicht leer sein.');
    await page.waitForSelector('.decoded mark');
    expect(await page.textContent('.decoded .text')).toBe(
      'パラメーター「symbol」を空にすることはできません。',
    );
    expect(requested.filter((path) => path.startsWith('/assets/all-'))).toHaveLength(1);
  });

  it.each([
    '/',
    '/-1121/',
    '/ar/-1140/',
    '/km/',
    '/book/',
    '/book/show-in-a-page/#pitfalls',
    '/?q=2fa',
    '/#decode=code%3D-1121',
  ])('moves nothing at %s', async (path) => {
    const { page } = await openWatched(path);
    await page.waitForLoadState('networkidle');
    if (path.includes('decode')) await page.waitForSelector('.decoded');
    expect(await page.evaluate(() => globalThis.shifts)).toEqual([]);
  });
});

describe('the decoder', () => {
  it('shares a text in the fragment of an address, which shows fix and cause', async () => {
    const text = '{"code":-1121,"msg":"Invalid symbol."} % #';
    const { page, requested } = await openWatched(`/#decode=${encodeURIComponent(text)}`);
    await page.waitForSelector('.decoded');
    expect(await page.inputValue('#encoded')).toBe(text);
    expect(await page.locator('.decoded dt').allTextContents()).toEqual(
      expect.arrayContaining(['Fix', 'Cause', 'What to do']),
    );
    await page.click('#share');
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#decode=${text}`);
    expect(requested.every((path) => !path.includes('1121'))).toBe(true);
    await page.click('.decoded h3 a');
    await page.waitForURL('**/-1121/');
  });

  it('decodes a log of 4 MB', { timeout: 60_000 }, async () => {
    const { page } = await openWatched('/');
    await page.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('#encoded');
      if (!field) return;
      field.value = '{"code":-1121,"msg":"Invalid symbol."}\n'.repeat(105_000);
      field.dispatchEvent(new Event('input'));
    });
    await page.waitForSelector('.decoded', { timeout: 30_000 });
    expect(await page.textContent('.decoded .place')).toContain('× 105000');
  });

  it.each(['#%', '#decode=%', '#decode=%E0%A4%A', '#-1121'])('survives the fragment %s', async (fragment) => {
    const { page, violations } = await openWatched('/');
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(`${new URL(page.url()).origin}/${fragment}`);
    await page.waitForLoadState('networkidle');
    expect([errors, violations]).toEqual([[], []]);
  });
});

describe('the search', () => {
  it('opens with a key, chooses with arrows, keeps its query in the address and clears', async () => {
    const { page } = await openWatched('/book/');
    await page.evaluate(() => scrollTo(0, 500));
    await page.keyboard.press('/');
    await page.keyboard.type('rate limit');
    await page.waitForSelector('#results [aria-selected=true]');
    expect(await page.locator('#results [aria-selected=true] .number').textContent()).toBe('-90429');
    expect(await page.locator('#results a').first().boundingBox()).toMatchObject({ y: expect.any(Number) });
    const box = await page.locator('#results a').first().boundingBox();
    expect(box?.y).toBeLessThan(200);
    expect(new URL(page.url()).searchParams.get('q')).toBe('rate limit');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#results a').nth(1).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/-90429/');
    await page.goBack();
    await page.waitForSelector('#results [aria-selected=true]');
    await page.focus('#search');
    await page.keyboard.press('Escape');
    expect([await page.inputValue('#search'), new URL(page.url()).search]).toEqual(['', '']);
    expect(await page.locator('.results').isVisible()).toBe(false);
  });

  it('offers the decoder if it finds nothing, and tries again after the network failed', async () => {
    let isThere = false;
    const page = await openPage('/ja/-1121/', {}, (page) =>
      page.route('**/search-ja-*.json', (route) => (isThere ? route.continue() : route.abort())),
    );
    await page.fill('#search', 'zzz');
    isThere = true;
    await page.fill('#search', 'zzzz');
    await page.waitForSelector('#results a');
    expect(await page.textContent('#found')).toContain('zzzz');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/ja/#decode=zzzz');
  });
});
