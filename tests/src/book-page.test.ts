import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@errlex/sandbox';
import { type BuildResult, build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../../packages/browser/test-support/chromium.js';
import { root } from './packages.js';
import { type Sample, samplesOf } from './samples.js';

const page = 'docs/show-in-a-page.md';
const [first, second] = samplesOf(page) as [Sample, Sample];

let browser: Awaited<ReturnType<typeof launchChromium>>;
let sandbox: Sandbox;
beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchChromium(), startSandbox()]);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

/** Serves the sample with its markup, forwards `/api/` to the sandbox, and opens the page in German. */
async function open({ code, before }: Sample) {
  const files = await bundle(code);
  const server = createServer(async ({ url = '/' }, response) => {
    if (url === '/') {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>page</title>${before?.code}<script type="module" src="/page.js"></script>`,
      );
    } else if (url.startsWith('/api/')) {
      const forwarded = await fetch(sandbox.origin + url);
      response
        .writeHead(forwarded.status, { 'content-type': 'application/json' })
        .end(await forwarded.text());
    } else {
      response.setHeader('content-type', 'text/javascript');
      response.end(files.get(url));
    }
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const opened = await browser.newPage({ locale: 'de-DE' });
  await opened.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return opened;
}

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

/** Bundles the sample as an application would, with one file per language; returns the files by path. */
async function bundle(contents: string): Promise<Map<string, string>> {
  const { outputFiles }: BuildResult<{ write: false }> = await build({
    stdin: { contents, loader: 'ts', resolveDir: join(root, 'tests') },
    outdir: '/',
    entryNames: 'page',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}

it(`${page} shows the text in its guide`, async () => {
  const opened = await open(first);
  await opened.click('button');
  const alert = opened.locator('[role=alert]:not(:empty)');
  expect(await alert.textContent()).toBe(first.after?.code);
  expect(await alert.getAttribute('lang')).toBe('de');
});

it(`${page} marks the invalid field, and hides the retry button if a retry is useless`, async () => {
  const opened = await open(second);
  expect(await opened.locator('[aria-invalid=true]').getAttribute('name')).toBe('limit');
  expect(await opened.isVisible('#repeat')).toBe(false);
});

it(`${page} has only samples that are tested here`, () => {
  expect(samplesOf(page)).toHaveLength(2);
});
