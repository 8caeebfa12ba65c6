import type { Catalog } from '@errlex/core';
import type { OwnTexts } from './texts.js';

/** What may follow a message id in the key of a text: a plural form of i18next, or the mark of a generic text. */
const SUFFIX = /(?:_(?:zero|one|two|few|many|other)|\.unspecified)$/;

/** Throws a `TypeError` that names the locale and the key of a text that would never be sent. */
export function checkMessages(messages: OwnTexts, locales: readonly string[], catalog: Catalog): void {
  const paramsById = new Map<string, readonly string[]>();
  for (const { reason, messages: templates } of catalog) {
    paramsById.set(reason, []);
    for (const [id, [, ...names]] of Object.entries(templates)) paramsById.set(id, names);
  }
  for (const [locale, texts = {}] of Object.entries(messages)) {
    if (locale === 'en')
      throw new TypeError('"messages" has texts for "en", whose texts are those of the catalog.');
    if (!locales.includes(locale)) {
      throw new TypeError(`"messages" has texts for "${locale}", which "locales" does not translate.`);
    }
    for (const [key, text] of Object.entries(texts))
      checkText(`"messages.${locale}.${key}"`, key, text, paramsById);
  }
}

function checkText(
  place: string,
  key: string,
  text: string,
  paramsById: ReadonlyMap<string, readonly string[]>,
): void {
  const id = paramsById.has(key) ? key : key.replace(SUFFIX, '');
  const names = key.endsWith('.unspecified') && paramsById.has(id) ? [] : paramsById.get(id);
  if (names === undefined) throw new TypeError(`${place} is the text of no message of the catalog.`);
  for (const [, name = ''] of text.matchAll(/\{\{(.*?)\}\}/gs)) {
    if (names.includes(name)) continue;
    const known = names.length === 0 ? 'has no params' : `has ${names.map((one) => `{{${one}}}`).join(', ')}`;
    throw new TypeError(`${place} holds {{${name}}}, but the message ${known}.`);
  }
  // Other libraries write single braces, which would be sent as they are.
  const single = [...text.matchAll(/(?<!\{)\{(\w+)\}(?!\})/g)].find(([, name = '']) => names.includes(name));
  if (single) throw new TypeError(`${place} holds ${single[0]}, which is written {${single[0]}}.`);
}

/** Throws a `TypeError` that names the locale and the reason of a hint that would never be sent. */
export function checkHints(hints: OwnTexts = {}, locales: readonly string[], catalog: Catalog): void {
  for (const [locale, texts = {}] of Object.entries(hints)) {
    if (locale !== 'en' && !locales.includes(locale)) {
      throw new TypeError(`"hints" has texts for "${locale}", which "locales" does not translate.`);
    }
    const unknown = Object.keys(texts).find((key) => catalog.every(({ reason }) => reason !== key));
    if (unknown === undefined) continue;
    throw new TypeError(`"hints.${locale}.${unknown}" is the hint for no reason of the catalog.`);
  }
}
