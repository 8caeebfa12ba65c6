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

/** English stands in the catalog too. */
const documented = (spotV3 as Catalog).flatMap(({ messages }) =>
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
 * Tests what the READMEs promise of bundles: no locale before it is asked for, none that nobody asks for, and
 * nothing heavy.
 */
export function testBundles(...names: readonly (keyof typeof bundlers)[]): void {
  describe.each(names)('a bundle made with %s', (name) => {
    const bundle = bundlers[name];
    it('of a page that loads locales lazily holds no locale in its first file, and each in one of its own', async () => {
      const [first = '', ...others] = await bundle(page);
      expect(localesIn(first)).toEqual([]);
      expect(others.flatMap(localesIn).sort()).toEqual([...locales].sort());
    });

    it('of a program with the codes alone holds no class', async () => {
      const code = (await bundle(`export { ErrorCode } from '@errlex/core';`)).join('\n');
      expect(code).toContain('INVALID_SYMBOL');
      expect(code).not.toMatch(/\bextends\b|hasInstance/);
    });

    it('of a program with one locale holds no sentence of another', async () => {
      // With splitting, esbuild also writes chunks for the dynamic imports that it dropped; nothing loads
      // them.
      const files = await bundle(oneLocale, { splitting: false });
      expect(files.flatMap(localesIn)).toEqual(['de']);
    });

    it('holds no zod, no i18next, no Node and nothing that a strict policy forbids', async () => {
      const code = (await bundle(page)).join('\n');
      expect(code).toContain('INVALID_SYMBOL');
      expect(code).not.toMatch(
        /_zod|ZodError|i18next|addResourceBundle|node:|new Function|\beval\(|innerHTML/,
      );
    });
  });
}
