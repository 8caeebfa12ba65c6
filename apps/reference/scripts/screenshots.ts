/**
 * Takes the pictures of the built site that are in `docs/`, with the Chromium of `CHROME_PATH`, else an installed
 * Chrome, and the fonts of this machine. Pass another folder and `all` to review every view first.
 */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const [folder = fileURLToPath(new URL('../../../docs/', import.meta.url)), isAll] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

// Imported as built, so that Node runs this file as it is.
const built = new URL('../dist/index.js', import.meta.url).href;
const { serveReference } = (await import(built)) as typeof import('../src/index.js');
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
  act?: (page: Page) => Promise<unknown>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(origin + path);
  await act?.(page);
  await page.screenshot({ path: join(folder, `reference-${name}.png`) });
  await context.close();
}

const decode = async (page: Page) => {
  await page.click('#example');
  await page.waitForSelector('.decoded');
};
const search = (query: string) => async (page: Page) => {
  await page.fill('#search', query);
  await page.waitForSelector('#results a');
};

await take('code', '/-1121/', { viewport: wide });
await take('decoder', '/ja/', { viewport: wide, colorScheme: 'dark' }, decode);
await take('search', '/', { viewport: phone, deviceScaleFactor: 2 }, search('wrong secret'));
await take('arabic', '/ar/-1121/', { viewport: phone, deviceScaleFactor: 2 });

if (isAll) {
  for (const [folder, tag] of [
    ['', 'en'],
    ['ja/', 'ja'],
    ['ar/', 'ar'],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const [size, viewport] of [
        ['wide', wide],
        ['phone', phone],
      ] as const) {
        const options = { viewport, colorScheme };
        const name = `${tag}-${colorScheme}-${size}`;
        await take(`overview-${name}`, `/${folder}`, options);
        await take(`code-${name}`, `/${folder}-1140/`, options);
        await take(`decoder-${name}`, `/${folder}`, options, decode);
        await take(`search-${name}`, `/${folder}`, options, search('timestamp'));
      }
    }
  }
  await take('guide', '/book/catch-in-a-bot/', { viewport: wide });
}

await browser.close();
server.close();
