import { readdirSync, readFileSync } from 'node:fs';
import { type Catalog, spotV3 } from '@errlex/core';
import { describe, expect, it } from 'vitest';
import { bundlers } from './bundlers.js';
import { root } from './packages.js';

export const locales = readdirSync(`${root}packages/i18n/dist/esm/generated/locales`)
  .filter((file) => file.endsWith('.js'))
  .map((file) => file.slice(0, -'.js'.length));

function readTexts(locale: string): string[] {
  return Object.values(JSON.parse(readFileSync(`${root}locales/${locale}.json`, 'utf8')));
}

/** The catalog contains the English texts too. */
const documented = (spotV3 as Catalog).flatMap(({ messages }) =>
  Object.values(messages).map(([text]) => text),
);
const all = [...documented, ...locales.flatMap(readTexts)];

/** For each locale, a sentence that no other locale contains. */
const sentences = new Map(
  locales.map((locale) => {
    const own = readTexts(locale).find(
      (text) => /^[^'"{]{20,}$/.test(text) && all.indexOf(text) === all.lastIndexOf(text),
    );
    if (own === undefined) throw new Error(`${locale} has no unique sentence`);
    return [locale, own];
  }),
);

function localesIn(code: string): string[] {
  return [...sentences].filter(([, sentence]) => code.includes(sentence)).map(([locale]) => locale);
}

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

/**
 * Tests the promises of the READMEs about bundles: locales load on demand, unused locales are left out, and so
 * are heavy dependencies.
 */
export function testBundles(...names: readonly (keyof typeof bundlers)[]): void {
  describe.each(names)('a bundle made with %s', (name) => {
    const bundle = bundlers[name];
    it('of a page that loads locales lazily has no locale in its first file, and each in a file of its own', async () => {
      const [first = '', ...others] = await bundle(page);
      expect(localesIn(first)).toEqual([]);
      expect(others.flatMap(localesIn).sort()).toEqual([...locales].sort());
    });

    it('of a program with the codes alone contains no class', async () => {
      const code = (await bundle(`export { ErrorCode } from '@errlex/core';`)).join('\n');
      expect(code).toContain('INVALID_SYMBOL');
      expect(code).not.toMatch(/\bextends\b|hasInstance/);
    });

    it('of a program with one locale contains no sentence of another', async () => {
      // With splitting, esbuild also writes chunks for the dynamic imports that it dropped; nothing loads
      // them.
      const files = await bundle(oneLocale, { splitting: false });
      expect(files.flatMap(localesIn)).toEqual(['de']);
    });

    it('contains no zod, no i18next, no Node API and nothing that a strict content security policy forbids', async () => {
      const code = (await bundle(page)).join('\n');
      expect(code).toContain('INVALID_SYMBOL');
      expect(code).not.toMatch(
        /_zod|ZodError|i18next|addResourceBundle|node:|new Function|\beval\(|innerHTML/,
      );
    });
  });
}
