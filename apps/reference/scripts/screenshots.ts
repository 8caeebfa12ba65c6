/**
 * Takes the pictures of the built site that stand in `docs/`, with the Chromium of `CHROME_PATH`, else an
 * installed Chrome, and the fonts of this machine. Pass another folder to look at them before.
 */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { serveReference } from '../dist/index.js';

const [folder = fileURLToPath(new URL('../../../docs/', import.meta.url))] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const server = createServer(serveReference(fileURLToPath(new URL('../dist/site/', import.meta.url))));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const { CHROME_PATH } = process.env;
const browser = await chromium.launch(CHROME_PATH ? { executablePath: CHROME_PATH } : { channel: 'chrome' });

const wide = { width: 1180, height: 860 };
const phone = { width: 390, height: 800 };

async function take(
  name: string,
  path: string,
  options: BrowserContextOptions,
  act?: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(origin + path);
  await act?.(page);
  await page.screenshot({ path: join(folder, `reference-${name}.png`) });
  await context.close();
}

await take('en-light', '/#INVALID_SYMBOL', { viewport: wide });
await take('ja-dark', '/ja/#-1140', { viewport: wide, colorScheme: 'dark' });
await take('ar-phone', '/ar/#-1141', { viewport: phone, deviceScaleFactor: 2 });
await take('decoder', '/', { viewport: wide }, async (page) => {
  await page.click('#example');
  await page.waitForSelector('.decoded');
  await page.evaluate(() => document.querySelector('.decoder')?.scrollIntoView());
});

await browser.close();
server.close();
