import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { install } from '../install.js';
import { root } from '../packages.js';
import { samplesOf } from '../samples.js';
import { makeWorkFolder } from './work-folder.js';

/** The newest three presets of React Native, each with a line of Metro. */
const versions = { '0.86': '0.83', '0.87': '0.84', '0.88': '0.87' };

const locales = ['de', 'en', 'es', 'fr', 'ja'];

/** An application that ships five locales. */
const app = `
  import { createErrorTranslator, createLoader, ErrorAlert } from '@errlex/browser/react-native';
  const translateThrown = createErrorTranslator(createLoader({
    ${locales.map((tag) => `${tag}: () => import('@errlex/i18n/locales/${tag}'),`).join('\n')}
  }));
  globalThis.ErrorAlert = ErrorAlert;
  globalThis.translation = translateThrown({ code: -1121, msg: 'Invalid symbol.' });
`;

/** Stands for React Native, which needs a device. */
const reactNative = `
  exports.Text = 'Text';
  exports.View = 'View';
  exports.Button = 'Button';
  exports.Platform = { OS: 'android' };
  exports.AccessibilityInfo = {};
  exports.I18nManager = { getConstants: () => ({ localeIdentifier: 'ja_JP' }) };
`;

const builder = `
  import { createRequire } from 'node:module';
  import { join } from 'node:path';
  const folder = import.meta.dirname;
  const load = createRequire(join(folder, 'package.json'));
  const metro = load('metro');
  const { getDefaultConfig, mergeConfig } = createRequire(load.resolve('metro'))('metro-config');
  const [entry, out, usesExports] = process.argv.slice(2);
  const config = mergeConfig(await getDefaultConfig(folder), {
    projectRoot: folder,
    watchFolders: [folder],
    cacheStores: [],
    maxWorkers: 1,
    reporter: { update: ({ type, message }) => type === 'resolver_warning' && console.log(message) },
    transformer: { babelTransformerPath: load.resolve('@react-native/metro-babel-transformer') },
    resolver: {
      useWatchman: false,
      unstable_enablePackageExports: usesExports === 'true',
      unstable_conditionNames: ['react-native'],
      resolverMainFields: ['react-native', 'browser', 'main'],
      extraNodeModules: { 'react-native': join(folder, 'native') },
    },
  });
  await metro.runBuild(config, { entry, out, dev: false, minify: true, platform: 'android' });
`;

const guide = 'docs/show-in-react-native.md';

/** Renders the component of the guide as a tree of elements, and uses its translator. */
const guideApp = `
  import { renderToStaticMarkup } from 'react-dom/server.edge';
  import { createElement } from 'react';
  import { Price } from './price.js';
  import { translateThrown } from './translate-thrown.js';
  globalThis.html = renderToStaticMarkup(createElement(Price, { url: '/' }));
  globalThis.translation = translateThrown({ code: -1121, msg: 'Invalid symbol.' });
`;

/** Tests whether a bundle has the texts of a locale. Metro writes other characters than ASCII as escapes. */
function hasTexts(code: string, tag: string): boolean {
  const text: string = JSON.parse(readFileSync(join(root, `locales/${tag}.json`), 'utf8')).UNKNOWN_ERROR;
  const toEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return [text, text.replace(/[^\x00-\x7f]/g, toEscape)].some((one) =>
    code.toLowerCase().includes(one.toLowerCase()),
  );
}

const run = promisify(execFile);
const parent = makeWorkFolder();

describe.each(Object.entries(versions))('the preset of React Native %s with Metro %s', (version, metro) => {
  const folder = join(parent, version);

  beforeAll(async () => {
    await install(folder, {
      dependencies: {
        ...inject('tarballs'),
        metro,
        '@react-native/metro-babel-transformer': version,
        '@babel/core': '7',
        '@babel/runtime': '7',
        'hermes-compiler': '*',
        react: '19',
        'react-dom': '19',
      },
    });
    mkdirSync(join(folder, 'native'));
    writeFileSync(join(folder, 'native/index.js'), reactNative);
    writeFileSync(join(folder, 'app.js'), app);
    writeFileSync(join(folder, 'build.mjs'), builder);
    for (const { file, code } of samplesOf(guide, 'js')) writeFileSync(join(folder, file), code);
    writeFileSync(join(folder, 'guide.js'), guideApp);
  });

  /** Bundles an entry with Metro. Returns the code, and the warnings of Metro. */
  async function bundle(entry: string, usesExports: boolean) {
    const out = join(folder, `${entry}-${usesExports}.bundle.js`);
    const { stdout } = await run(process.execPath, ['build.mjs', entry, out, String(usesExports)], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'production', BABEL_ENV: 'production' },
    });
    return { out, code: readFileSync(out, 'utf8'), warnings: stdout };
  }

  it.each([true, false])(
    'bundles the five locales of an application, package exports: %s',
    async (usesExports) => {
      const { code, warnings, out } = await bundle('app.js', usesExports);
      expect(warnings).toBe('');
      const some = [...locales, 'ar', 'it', 'ko', 'pt-BR', 'uk'];
      expect(some.filter((tag) => hasTexts(code, tag))).toEqual(locales);
      const context = createContext({ setTimeout, clearTimeout });
      runInContext(code, context);
      expect(await context.translation).toMatchObject({ locale: 'ja', retry: 'fix-request' });
      expect(typeof context.ErrorAlert).toBe('function');
      const hermesc = join(folder, 'node_modules/hermes-compiler/hermesc/linux64-bin/hermesc');
      await run(hermesc, ['-w', '-O', '-emit-binary', '-out', `${out}.hbc`, out]);
    },
  );

  it(`runs the samples of ${guide}`, async () => {
    expect(samplesOf(guide, 'js').map(({ file }) => file)).toEqual(['translate-thrown.js', 'price.js']);
    const { code } = await bundle('guide.js', true);
    const globals = {
      setTimeout,
      clearTimeout,
      TextEncoder,
      fetch,
      MessageChannel,
      AbortController,
      console,
      queueMicrotask,
    };
    const context = createContext(globals);
    runInContext(code, context);
    expect(context.html).toMatch(/^<View><Button title="Price"><\/Button><Text><\/Text><Text /);
    expect(await context.translation).toMatchObject({ locale: 'ja' });
  });

  it('bundles itself and one locale in less than 60 kB', async () => {
    writeFileSync(join(folder, 'one-locale.js'), app.replaceAll(/^ *(?!de)\w+: \(\) => import.*$/gm, ''));
    const { code } = await bundle('one-locale.js', true);
    // English is in the catalog.
    expect(locales.filter((tag) => hasTexts(code, tag))).toEqual(['de', 'en']);
    // The helpers of Babel and React are modules of their own, which every application has.
    const modules = code.split('__d(').filter((one) => one.includes('INVALID_SYMBOL'));
    const bytes = Buffer.byteLength(modules.join(''));
    console.log(`the entry and one locale in a bundle of Metro ${metro}: ${bytes} bytes`);
    expect(modules).toHaveLength(2);
    expect(bytes).toBeLessThan(60_000);
  });
});
