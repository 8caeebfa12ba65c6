import { readdirSync, readFileSync } from 'node:fs';
import { type Catalogue, spotV3 } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { bundlers, gzipSize } from './bundlers.js';
import { root } from './packages.js';

const locales = readdirSync(`${root}packages/i18n/dist/esm/generated/locales`)
  .filter((file) => file.endsWith('.js'))
  .map((file) => file.slice(0, -'.js'.length));

function readTexts(locale: string): string[] {
  return Object.values(JSON.parse(readFileSync(`${root}locales/${locale}.json`, 'utf8')));
}

/** English stands in the catalogue too. */
const documented = (spotV3 as Catalogue).flatMap(({ messages }) =>
  Object.values(messages).map(([text]) => text),
);
const all = [...documented, ...locales.flatMap(readTexts)];

/** For each locale a sentence that stands in no other. */
const sentences = new Map(
  locales.map((locale) => {
    const own = readTexts(locale).find(
      (text) => /^[^'"{]{20,}$/.test(text) && all.indexOf(text) === all.lastIndexOf(text),
    );
    if (own === undefined) throw new Error(`${locale} has no sentence of its own`);
    return [locale, own];
  }),
);

function localesIn(code: string): string[] {
  return [...sentences].filter(([, sentence]) => code.includes(sentence)).map(([locale]) => locale);
}

const small = `
  import { isApiError, renderTo, translate, withApiErrors } from '@errlex/browser';
  Object.assign(globalThis, { isApiError, renderTo, translate, withApiErrors });
`;

const page = `
  import { loadMessages, renderTo, toApiError, translate, withApiErrors } from '@errlex/browser';
  globalThis.fetch = withApiErrors(fetch);
  globalThis.show = async (element, body) => renderTo(element, translate(toApiError(body), await loadMessages(navigator.language)));
`;

const oneLocale = `
  import { toApiError } from '@errlex/core';
  import { translate } from '@errlex/i18n';
  import { messages } from '@errlex/i18n/locales/de';
  globalThis.say = (body) => translate(toApiError(body), messages).text;
`;

describe.each(Object.entries(bundlers))('a bundle made with %s', (_, bundle) => {
  it('of a page that loads locales lazily holds no locale in its first file, and each in one of its own', async () => {
    const [first = '', ...others] = await bundle(page);
    expect(localesIn(first)).toEqual([]);
    expect(others.flatMap(localesIn).sort()).toEqual([...locales].sort());
  });

  it('of a program with one locale holds no sentence of another', async () => {
    // With splitting, esbuild also writes chunks for the dynamic imports that it dropped; nothing loads them.
    const files = await bundle(oneLocale, { splitting: false });
    expect(files.flatMap(localesIn)).toEqual(['de']);
  });

  it('holds no zod, no i18next, no Node and nothing that a strict policy forbids', async () => {
    const code = (await bundle(page)).join('\n');
    expect(code).toContain('INVALID_SYMBOL');
    expect(code).not.toMatch(/_zod|ZodError|i18next|addResourceBundle|node:|new Function|\beval\(|innerHTML/);
  });
});

describe('gzip sizes', () => {
  it.each([
    ['the root entry of core', 4_400, `export * from '@errlex/core';`],
    ['browser, core and translate, without messages', 5_150, small],
  ])('%s is within %i bytes', async (_, ceiling, code) => {
    const [first = ''] = (await bundlers.esbuild?.(code)) ?? [];
    console.log(`${_}: ${gzipSize(first)} bytes`);
    expect(gzipSize(first)).toBeLessThanOrEqual(ceiling);
  });

  it('every locale is within 2200 bytes as shipped, and the loaders within 1200', () => {
    const dist = `${root}packages/i18n/dist/esm/generated`;
    const sizes = locales.map((locale) => ({
      locale,
      bytes: gzipSize(readFileSync(`${dist}/locales/${locale}.js`, 'utf8')),
    }));
    const largest = sizes.toSorted((left, right) => right.bytes - left.bytes)[0];
    const loaders = gzipSize(readFileSync(`${dist}/loaders.js`, 'utf8'));
    console.log(
      `the largest locale, ${largest?.locale}: ${largest?.bytes} bytes; the loaders: ${loaders} bytes`,
    );
    expect(largest?.bytes).toBeLessThanOrEqual(2_200);
    expect(loaders).toBeLessThanOrEqual(1_200);
  });
});
