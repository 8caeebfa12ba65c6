import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadMessages } from '@errlex/i18n';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchChromium } from '../test-support/chromium.js';

const port = 41_730 + (process.pid % 1_000);
const folder = mkdtempSync(join(tmpdir(), 'errlex-next-'));

/** An application for Next's app router, installed from packed packages. */
const files = {
  'app/layout.jsx': `
    export default function Layout({ children }) {
      return <html lang="en"><body>{children}</body></html>;
    }`,
  'app/page.jsx': `
    import { createApiError } from '@errlex/core';
    import { loadMessages } from '@errlex/i18n';
    import { ErrorAlert } from '@errlex/browser/react';
    export const dynamic = 'force-dynamic';
    export default async function Page() {
      const error = createApiError('INVALID_SYMBOL').toJSON();
      return <>
        <div id="server"><ErrorAlert error={error} messages={await loadMessages('ja')} /></div>
        <div id="client"><ErrorAlert error={error} /></div>
      </>;
    }`,
  'app/broken/page.jsx': `
    'use client';
    import { createApiError } from '@errlex/browser';
    import { useEffect, useState } from 'react';
    export default function Page() {
      const [broken, breakIt] = useState(false);
      useEffect(() => breakIt(true), []);
      if (broken) throw createApiError('INVALID_SIDE');
      return null;
    }`,
  'app/broken/error.jsx': `
    'use client';
    export { ErrorAlert as default } from '@errlex/browser/react';`,
};

let browser: Browser;
let server: ChildProcess;

beforeAll(async () => {
  browser = await launchChromium();
  const dependencies: Record<string, string> = { next: '^16.4.0', react: '^19.3.0', 'react-dom': '^19.3.0' };
  for (const name of ['core', 'i18n', 'browser']) {
    const cwd = join(import.meta.dirname, '../..', name);
    // pnpm packs, because npm would not replace \`workspace:^\` by a version.
    execFileSync('npx', ['--yes', 'pnpm@12.21.0', 'pack', '--pack-destination', folder], {
      cwd,
      stdio: 'pipe',
    });
    const file = readdirSync(folder).find((entry) => entry.startsWith(`errlex-${name}-`));
    dependencies[`@errlex/${name}`] = `file:./${file}`;
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const manifest = { private: true, type: 'module', dependencies, overrides: { ...dependencies } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' as const };
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    stdio: 'pipe',
  });
  const next = join(folder, 'node_modules/next/dist/bin/next');
  const built = execFileSync(process.execPath, [next, 'build'], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  expect(built).not.toMatch(/warn/i);
  server = spawn(process.execPath, [next, 'start', '-p', String(port)], {
    cwd: folder,
    env,
    stdio: 'ignore',
  });
  await vi.waitFor(async () => expect((await fetch(`http://127.0.0.1:${port}/`)).ok).toBe(true), {
    timeout: 60_000,
    interval: 500,
  });
});

afterAll(async () => {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string) {
  const page = await browser.newPage({ locale: 'de' });
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`http://127.0.0.1:${port}${path}`);
  return { page, problems };
}

const read = async (locale: string, id: string) => (await loadMessages(locale)).texts[id] as string;

describe('an application of the app router of Next', () => {
  it('renders a sentence on the server and another in the browser, and hydrates both', async () => {
    const html = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    expect(html).toContain(`<p role="alert" lang="ja" dir="ltr">${await read('ja', 'INVALID_SYMBOL')}</p>`);
    expect(html).toContain('<div id="client"><p role="alert"></p></div>');
    const { page, problems } = await open('/');
    await page
      .locator('#client p')
      .filter({ hasText: await read('de', 'INVALID_SYMBOL') })
      .waitFor();
    expect(await page.locator('#server p').textContent()).toBe(await read('ja', 'INVALID_SYMBOL'));
    expect(problems).toEqual([]);
    await page.close();
  });

  it('tells what its error boundary has caught', async () => {
    const { page } = await open('/broken');
    await page
      .getByRole('alert')
      .filter({ hasText: await read('de', 'INVALID_SIDE') })
      .waitFor();
    await page.close();
  });
});
