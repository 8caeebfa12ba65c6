import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openSite } from '../src/site.fixture.js';

const { openPage } = openSite({ sandbox: true });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Returns the violations that axe finds, each with its element. */
async function findFaults(page: Page): Promise<unknown> {
  // The policy of the page lets no script in but its own; the protocol of the browser is not bound by it.
  const session = await page.context().newCDPSession(page);
  const run = `${axe}; axe.run({ resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations.map(
    ({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))])))`;
  const { result } = await session.send('Runtime.evaluate', { expression: run, awaitPromise: true });
  return JSON.parse(result.value);
}

/** Opens whatever a page can show: the decoder's results, the menu of languages and the results of a search. */
async function showAll(page: Page): Promise<void> {
  if (await page.locator('#example').isVisible()) {
    await page.click('#example');
    await page.waitForSelector('.decoded');
  }
  await page.click('.languages summary');
  await page.fill('#search', 'timestamp');
  await page.waitForSelector('#results a');
}

describe('axe', () => {
  it.each([
    ['light', '/', { colorScheme: 'light' }, 1200],
    ['dark', '/ja/', { colorScheme: 'dark' }, 1200],
    ['from right to left, on a phone', '/ar/', { colorScheme: 'light' }, 360],
    ['a code, light', '/-1140/', { colorScheme: 'light' }, 1200],
    ['a code, dark', '/ja/-1054/', { colorScheme: 'dark' }, 1200],
    ['a code, from right to left, on a phone', '/ar/-1121/', { colorScheme: 'dark' }, 360],
    ['forced colors', '/-1121/', { forcedColors: 'active' }, 1200],
    ['the book, light', '/book/', { colorScheme: 'light' }, 1200],
    ['the book, dark', '/book/catch-in-a-bot/', { colorScheme: 'dark' }, 1200],
    ['tables, on a phone', '/book/packages/nestjs/', { colorScheme: 'light' }, 360],
  ] as const)('finds nothing wrong: %s', async (_, path, options, width) => {
    const page = await openPage(path, { ...options, viewport: { width, height: 800 } });
    expect(await findFaults(page)).toEqual([]);
    await showAll(page);
    expect(await findFaults(page)).toEqual([]);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });

  it('finds what is wrong', async () => {
    const page = await openPage('/-1121/');
    await page.evaluate(() => document.documentElement.removeAttribute('lang'));
    expect(await findFaults(page)).toEqual([['html-has-lang', [expect.stringContaining('<html')]]]);
  });
});

describe('the keyboard alone', () => {
  it('skips to the content, searches, goes to a code, decodes and switches the language', async () => {
    const page = await openPage('/');
    const { keyboard } = page;
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 40));
    await keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await keyboard.press('/');
    await keyboard.type('Trading PAIR malformed');
    await page.waitForSelector('#results a');
    await keyboard.press('Enter');
    await page.waitForURL('**/-1121/');
    expect(await page.textContent('aside [aria-current=page] .number')).toBe('-1121');
    await page.goto(new URL('/', page.url()).href);
    await page.focus('#encoded');
    await keyboard.type('{"code":-1142,"msg":"Parameter \'side\' is invalid."}');
    await page.waitForSelector('.decoded mark');
    for (const _ of ['example', 'clear', 'share', 'code']) await keyboard.press('Tab');
    expect(await focused()).toBe('-1142 PARAM_ERROR');
    await keyboard.press('Enter');
    await page.waitForURL('**/-1142/');
    await page.focus('.languages summary');
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.type('عرب');
    await keyboard.press('Enter');
    await page.waitForURL('**/ar/-1142/');
  });

  it('shows where it is', async () => {
    const page = await openPage('/-1121/');
    for (const selector of ['#search', 'aside nav a', '.crumbs a', '.copy', '.print', 'summary', 'pre']) {
      await page.focus(selector);
      await page.keyboard.press('Shift');
      const outline = await page.$eval(selector, (element) => getComputedStyle(element).outlineStyle);
      expect(outline, selector).toBe('solid');
    }
  });
});

describe('a screen reader', () => {
  it.each(['/de/', '/de/-1140/', '/book/'])(
    'has landmarks and headings in their order at %s',
    async (path) => {
      const page = await openPage(path);
      expect(await page.$$eval('main', (all) => all.length)).toBe(1);
      const levels = await page.$$eval('h1, h2, h3, h4, h5', (all) =>
        all.map(({ tagName }) => Number(tagName[1])),
      );
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      for (const [index, level] of levels.entries())
        expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    },
  );
});

describe('a printer', () => {
  it('prints a code on one page', async () => {
    const page = await openPage('/-1046/');
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['.search', 'aside', '.samples', '.copy', 'footer']) {
      expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
    }
  });
});

describe('without script', () => {
  it('everything is read, links and languages lead on, and nothing that needs a script is shown', async () => {
    const page = await openPage('/fr/INVALID_SYMBOL/', { javaScriptEnabled: false });
    await page.waitForURL('**/fr/-1121/');
    expect(await page.locator('.code > .text').textContent()).toBe('Symbole de paire de trading non valide.');
    for (const selector of ['#search', '.copy', '.try', '.print']) {
      expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
    }
    await page.click('.languages summary');
    await page.click('.languages a[lang=ja]');
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    expect(new URL(page.url()).pathname).toBe('/ja/-1121/');
  });
});
