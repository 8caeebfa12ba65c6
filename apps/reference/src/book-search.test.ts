import { describe, expect, it } from 'vitest';
import { openSite } from './site.fixture.js';

const { openPage } = openSite();

describe('a search', () => {
  it('finds pages of the book by title and heading, beside the codes, in every language', async () => {
    const page = await openPage('/ja/');
    await page.fill('#search', 'an ORDER exactly once');
    const link = page.locator('#found-pages a');
    // The index of the book is loaded for the first search.
    await link.waitFor();
    expect(await link.allTextContents()).toEqual(['Catch errors in a bot: Place an order exactly once']);
    expect(await link.getAttribute('hreflang')).toBe('en');
    expect(await page.textContent('#found')).toBe('該当件数：1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/book/catch-in-a-bot/#place-an-order-exactly-once');
  });

  it('shows a page once where its title has all the words, and none where nothing was asked', async () => {
    const page = await openPage('/');
    await page.fill('#search', 'ccxt');
    await page.waitForSelector('#found-pages a');
    expect(await page.locator('#found-pages a').allTextContents()).toEqual(['Migrate from ccxt']);
    await page.keyboard.press('Escape');
    await page.waitForSelector('#found-pages', { state: 'hidden' });
    expect(await page.textContent('#found')).toBe('');
  });

  it('finds the codes where the book cannot be had, and the book once it can', async () => {
    let isThere = false;
    const page = await openPage('/', {}, (page) =>
      page.route('**/book-*.json', (route) => (isThere ? route.continue() : route.abort())),
    );
    await page.fill('#search', 'symbol in a bot');
    await page.fill('#search', 'malformed');
    expect(await page.textContent('#found')).toMatch(/^Found: [1-9]/);
    isThere = true;
    await page.fill('#search', 'ccxt');
    await page.waitForSelector('#found-pages a');
  });
});
