import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openSite } from '../src/site.fixture.js';

const { openPage } = openSite({ sandbox: true });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong, with the element that it is wrong about. */
async function findFaults(page: Page): Promise<unknown> {
  // The policy of the page lets no script in but its own; the protocol of the browser is not bound by it.
  const session = await page.context().newCDPSession(page);
  const run = `${axe}; axe.run({ resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations.map(
    ({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))])))`;
  const { result } = await session.send('Runtime.evaluate', { expression: run, awaitPromise: true });
  return JSON.parse(result.value);
}

/** Every kind of thing that a page shows; colors and directions of one code are those of all. */
async function showAll(page: Page, search: string): Promise<void> {
  await page.fill('#search', search);
  await page.click('#example');
  await page.waitForSelector('.decoded');
  await page.click('.languages summary');
  await page.locator('.samples summary >> visible=true').first().click();
}

describe('axe', () => {
  it.each([
    ['light', '/#-1121', 'light', 1200, ''],
    ['dark', '/ja/#-1140', 'dark', 1200, 'PARAM_'],
    ['from right to left, on a telephone', '/ar/', 'light', 360, 'PARAM_'],
  ] as const)('finds nothing wrong in %s', async (_, path, colorScheme, width, search) => {
    const page = await openPage(path, { colorScheme, viewport: { width, height: 800 } });
    await showAll(page, search);
    expect(await findFaults(page)).toEqual([]);
  });

  it.each([
    ['light', '/book/', 'light', 1200],
    ['dark', '/book/catch-in-a-bot/', 'dark', 1200],
    ['tables, on a telephone', '/book/packages/nestjs/', 'light', 360],
  ] as const)('finds nothing wrong in the book, %s', async (_, path, colorScheme, width) => {
    const page = await openPage(path, { colorScheme, viewport: { width, height: 800 } });
    expect(await findFaults(page)).toEqual([]);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });

  it('finds what is wrong', async () => {
    const page = await openPage('/');
    await page.fill('#search', '-1121');
    await page.evaluate(() => document.documentElement.removeAttribute('lang'));
    expect(await findFaults(page)).toEqual([['html-has-lang', [expect.stringContaining('<html')]]]);
  });
});

describe('the keyboard alone', () => {
  it('skips to the codes, searches, goes to a code, decodes and switches the language', async () => {
    const page = await openPage('/');
    const { keyboard } = page;
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 40));
    await keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the codes');
    await keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('codes');
    await keyboard.press('Tab');
    expect(await focused()).toBe('-1000');

    await page.goto(new URL('/', page.url()).href);
    for (const _ of ['skip', 'book', 'languages', 'search']) await keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await keyboard.type('Trading PAIR malformed');
    expect(await page.textContent('#found')).toBe('Found: 1');
    await keyboard.press('Enter');
    expect(await focused()).toBe('-1121');
    await keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#-1121');
    await page.focus('#search');
    await keyboard.press('Escape');
    expect(await page.textContent('#found')).toBe('');

    await page.focus('aside nav li:last-child a');
    await page.focus('#encoded');
    await keyboard.type('{"code":-1142,"msg":"Parameter \'side\' is invalid."}');
    await page.waitForSelector('.decoded mark');
    expect(await page.textContent('#decoded-count')).toBe('Found: 1');
    await keyboard.press('Tab');
    expect(await focused()).toBe('Insert an example');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    expect(await focused()).toBe('-1142 PARAM_ERROR');
    await keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#-1142');

    await page.focus('.languages summary');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    expect(await focused()).toBe('العربية');
    await keyboard.press('Enter');
    await page.waitForURL('**/ar/#-1142');
  });

  it('shows where it is', async () => {
    const page = await openPage('/');
    for (const selector of ['#search', '#encoded', '#example', 'aside nav a', 'h3 a', '.copy', 'summary']) {
      await page.focus(selector);
      await page.keyboard.press('Shift');
      const outline = await page.$eval(selector, (element) => getComputedStyle(element).outlineStyle);
      expect(outline, selector).toBe('solid');
    }
  });
});

describe('the keyboard in the book', () => {
  it('skips to the contents, chooses a page and turns it', async () => {
    const page = await openPage('/book/');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contents');
    for (const _ of ['the first page', 'the second']) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/book/catch-in-a-bot/');
    expect(await page.textContent('[aria-current=page]')).toBe('Catch errors in a bot');
    await page.focus('[rel=next]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/book/answer-in-nest/');
  });
});

describe('a screen reader', () => {
  it('has landmarks, headings in their order and live regions that stand there before their text', async () => {
    const page = await openPage('/de/');
    expect(await page.$$eval('header, main, footer, aside, nav', (all) => all.length)).toBe(6);
    const levels = await page.$$eval('h1, h2, h3, h4, h5', (all) =>
      all.map(({ tagName }) => Number(tagName[1])),
    );
    for (const [index, level] of levels.entries())
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    expect(await page.$$eval('[role=status]', (all) => all.map(({ textContent }) => textContent))).toEqual([
      '',
      '',
    ]);
  });
});

describe('without script', () => {
  it('everything is read, permalinks and languages lead on, and nothing that needs a script is shown', async () => {
    const page = await openPage('/fr/#INVALID_SYMBOL', { javaScriptEnabled: false });
    const [code, name] = [page.locator('[id="-1121"]'), page.locator('#INVALID_SYMBOL')];
    expect(await code.locator('.text').textContent()).toBe('Symbole de paire de trading non valide.');
    const box = await name.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(100);
    for (const selector of ['#search', '#encoded', '.copy', '.try']) {
      expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
    }
    await page.click('.languages summary');
    await page.click('.languages a[lang=ja]');
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
  });
});
