import type { Catalog } from '@errlex/core';
import type { OwnTexts } from '../text/load-texts.js';

/** Throws a `TypeError` that names the locale and the reason of a hint that nobody would ever read. */
export function checkHints(hints: OwnTexts = {}, locales: readonly string[], catalog: Catalog): void {
  for (const [locale, texts = {}] of Object.entries(hints)) {
    if (locale !== 'en' && !locales.includes(locale)) {
      throw new TypeError(
        `ErrlexModule: "hints" has texts for "${locale}", which "locales" does not translate.`,
      );
    }
    const unknown = Object.keys(texts).find((key) => catalog.every(({ reason }) => reason !== key));
    if (unknown === undefined) continue;
    throw new TypeError(
      `ErrlexModule: "hints.${locale}.${unknown}" is the hint for no reason of the catalog.`,
    );
  }
}
