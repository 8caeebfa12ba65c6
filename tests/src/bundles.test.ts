import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { locales, testBundles } from './bundle-promises.js';
import { bundlers, gzipSize } from './bundlers.js';
import { root } from './packages.js';

testBundles('esbuild');

const page = 'detectLocale, isApiError, loadMessages, renderTo, translate, withApiErrors';

describe('gzip sizes', () => {
  it.each([
    ['toApiError', 3_400, `export { toApiError } from '@errlex/core';`],
    ['what the README of the browser imports', 7_650, `export { ${page} } from '@errlex/browser';`],
    ['the bridge to i18next', 2_700, `export { addMessages, messageArgs } from '@errlex/i18n/i18next';`],
  ])('%s is within %i bytes', async (_, ceiling, code) => {
    const [first = ''] = await bundlers.esbuild(code);
    console.log(`${_}: ${gzipSize(first)} bytes`);
    expect(gzipSize(first)).toBeLessThanOrEqual(ceiling);
  });

  it('every locale is within 2600 bytes as shipped', () => {
    const sizes = locales.map((locale) => ({
      locale,
      bytes: gzipSize(readFileSync(`${root}packages/i18n/dist/esm/generated/locales/${locale}.js`, 'utf8')),
    }));
    const largest = sizes.toSorted((left, right) => right.bytes - left.bytes)[0];
    console.log(`the largest locale, ${largest?.locale}: ${largest?.bytes} bytes`);
    expect(largest?.bytes).toBeLessThanOrEqual(2_600);
  });
});
