import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as esbuild, transform } from 'esbuild';
import type { Browser } from 'playwright-core';
import { rolldown } from 'rolldown';
import { build as vite } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import webpack from 'webpack';
import { launchChromium } from '../test-support/chromium.js';
import { serveFolder } from '../test-support/serve-folder.js';
import { priceResponses, tryPricePage } from '../test-support/try-price-page.js';

const example = join(import.meta.dirname, '../../../examples/browser-dom');

let browser: Browser;
/** Inside the example, so that bundlers find its dependencies. */
let folder: string;
let source: string;

beforeAll(async () => {
  browser = await launchChromium();
  folder = mkdtempSync(join(example, '.compat-'));
  source = join(folder, 'main.js');
  const { code } = await transform(readFileSync(join(example, 'src/main.ts'), 'utf8'), { loader: 'ts' });
  writeFileSync(source, code);
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Returns the output folder of a bundler, with the page of the example in it. */
function toOutput(name: string): string {
  const output = join(folder, name);
  cpSync(join(example, 'index.html'), join(output, 'index.html'));
  const html = readFileSync(join(output, 'index.html'), 'utf8');
  writeFileSync(join(output, 'index.html'), html.replace('/src/main.ts', '/main.js'));
  return output;
}

async function bundleWithWebpack(name: string, options: webpack.Configuration): Promise<string> {
  const output = toOutput(name);
  await new Promise<void>((resolve, reject) => {
    webpack(
      { mode: 'production', entry: source, ...options, output: { path: output, ...options.output } },
      (error, stats) => {
        if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString()));
        else resolve();
      },
    );
  });
  return output;
}

const bundlers = {
  async esbuild() {
    const output = toOutput('esbuild');
    await esbuild({
      entryPoints: [source],
      outdir: output,
      bundle: true,
      splitting: true,
      minify: true,
      logLevel: 'error',
      format: 'esm',
      target: 'es2022',
      chunkNames: '[name]-[hash]',
    });
    return output;
  },
  async vite() {
    const outDir = join(folder, 'vite');
    await vite({ root: example, build: { outDir }, logLevel: 'error' });
    return outDir;
  },
  async rolldown() {
    const output = toOutput('rolldown');
    const bundle = await rolldown({ input: source, platform: 'browser' });
    await bundle.write({ dir: output, format: 'esm', minify: true });
    return output;
  },
  webpack: () =>
    bundleWithWebpack('webpack', {
      experiments: { outputModule: true },
      output: { module: true, filename: '[name].js' },
    }),
};

const german = { text: 'Ungültiges Handelssymbol.', lang: 'de', dir: 'ltr' };
const arabic = { text: 'رمز زوج التداول غير صالح.', lang: 'ar', dir: 'rtl' };

describe.each(Object.entries(bundlers))('a page built with %s', (_, bundle) => {
  it('changes its language under the strictest policy, and breaks no directive', async () => {
    const site = await serveFolder(await bundle(), priceResponses);
    const { shown, violations, problems } = await tryPricePage(browser, site);
    await site.close();
    expect({ shown, violations, problems }).toEqual({
      shown: [german, arabic],
      violations: [],
      problems: [],
    });
  });
});

describe('a page built with webpack as it is by default', () => {
  it('writes scripts into the page, which the policy forbids: its reader gets documented English', async () => {
    const site = await serveFolder(await bundleWithWebpack('webpack-default', {}), priceResponses);
    const page = await browser.newPage({ locale: 'de' });
    await page.goto(site.origin);
    await page.getByRole('button').click();
    await page.getByRole('alert').filter({ hasText: 'Invalid symbol.' }).waitFor();
    await page.close();
    await site.close();
  });
});

describe('an application that ships five languages', () => {
  const five = ['de', 'en', 'es', 'fr', 'ja'];
  const program = `
    import { createLoader, createErrorTranslator, fromJSON } from '@errlex/browser';
    const translateThrown = createErrorTranslator(createLoader({
      ${five.map((tag) => `'${tag}': () => import('@errlex/i18n/locales/${tag}'),`).join('\n')}
    }));
    onmessage = async ({ data }) => postMessage(await translateThrown(data, { locale: 'ja' }));
  `;
  const sentenceOf = (tag: string): string =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../../locales/${tag}.json`), 'utf8')).UNKNOWN_ERROR;
  const others = ['ar', 'ko', 'pt-BR', 'zh-CN', 'uk'];

  it('ships five in the one file that esbuild writes without splitting', async () => {
    const { outputFiles } = await esbuild({
      stdin: { contents: program, resolveDir: example },
      bundle: true,
      minify: true,
      logLevel: 'error',
      charset: 'utf8',
      format: 'esm',
      write: false,
    });
    const code = outputFiles.map(({ text }) => text).join('');
    expect(five.filter((tag) => code.includes(sentenceOf(tag)))).toEqual(five);
    expect(others.filter((tag) => code.includes(sentenceOf(tag)))).toEqual([]);
  });

  it('ships five in a worker of Vite', async () => {
    const root = join(folder, 'worker');
    const write = (name: string, text: string) => {
      cpSync(join(example, 'package.json'), join(root, 'package.json'));
      writeFileSync(join(root, name), text);
    };
    write('worker.js', program);
    write(
      'main.js',
      `globalThis.worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });`,
    );
    write('index.html', '<!doctype html><script type="module" src="/main.js"></script>');
    await vite({ root, logLevel: 'error', build: { outDir: join(root, 'dist') } });
    const site = await serveFolder(join(root, 'dist'), {}, "default-src 'self'");
    const page = await browser.newPage();
    const bodies: Promise<string>[] = [];
    page.context().on('response', (response) => bodies.push(response.text()));
    await page.goto(site.origin);
    const translation = await page.evaluate(async () => {
      const { worker } = globalThis as unknown as { worker: Worker };
      const json = {
        $errlex: 1,
        name: 'ApiError',
        code: -1121,
        reason: 'INVALID_SYMBOL',
        messageId: 'INVALID_SYMBOL',
        params: {},
        message: 'x',
      };
      return new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.postMessage(json);
      });
    });
    expect(translation).toMatchObject({ locale: 'ja' });
    const code = (await Promise.all(bodies)).join('');
    expect(others.filter((tag) => code.includes(sentenceOf(tag)))).toEqual([]);
    await page.close();
    await site.close();
  });
});
