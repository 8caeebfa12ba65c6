import type { AnyErrorSet, ErrorData } from '@errlex/core';
import {
  type CatalogMessages,
  defineMessages,
  type Hints,
  loadHints,
  loadMessages,
  type Messages,
  type MessagesDefinition,
  matchLocale,
  locales as shipped,
} from '@errlex/i18n';
import { describeType } from '../ask-option.js';

/** The texts of the languages that an application responds in. */
export interface Texts {
  /** BCP 47 tags; the first is for readers of other languages: English, or the default locale of the messages. */
  readonly supported: readonly string[];
  /** By tag; English only if the application has English texts, because errors have the documented ones. */
  readonly messages: ReadonlyMap<string, Messages>;
  /** The shipped English texts. Used if the documented text of a reason needs params that are unknown. */
  readonly english: Messages;
  /** By tag, those of the application before the shipped ones; empty if the option `hints` is off. */
  readonly hints: ReadonlyMap<string, readonly Hints[]>;
  /** The error whose text stands for codes without a definition. */
  readonly unknown: ErrorData;
}

/** A text, and the language that it is in. */
export interface Text {
  readonly msg: string;
  readonly locale: string;
}

/** The texts of an application; no hints are sent if `hints` is undefined. */
export interface OwnTexts {
  readonly messages: CatalogMessages | MessagesDefinition['texts'];
  readonly hints: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> | undefined;
}

/**
 * Loads the texts of the application and of `@errlex/i18n` in the locales `tags` and in those of `messages`. Rejects
 * with a `TypeError` that names a locale without texts, and a text that would never be sent.
 */
export async function loadTexts(
  tags: readonly string[],
  { messages, hints }: OwnTexts,
  errors: AnyErrorSet,
  unknown: ErrorData,
): Promise<Texts> {
  const own = isCatalogMessages(messages) ? messages : toCatalogMessages(messages, errors);
  for (const tag of tags) checkLocale(tag, [...shipped, ...own.locales], 'locales');
  const supported = [...new Set([own.defaultLocale, 'en', ...tags, ...own.locales])];
  const translated = supported.filter((tag) => tag !== 'en' || own.locales.includes(tag));
  const load = async (tag: string) => [tag, await own.load(tag, loadTranslations)] as const;
  return {
    supported,
    messages: new Map(await Promise.all(translated.map(load))),
    english: await loadMessages('en'),
    hints: new Map(hints && (await layerHints(supported, hints, errors))),
    unknown,
  };
}

/** Loads shipped messages, but no English ones: an error has its documented text. */
async function loadTranslations(requested: string | readonly string[]): Promise<Messages> {
  const found = await loadMessages(requested);
  return found.locale === 'en' ? { ...found, texts: {} } : found;
}

/** Tests whether a value is the result of `defineMessages`, also of another copy of `@errlex/i18n`. */
function isCatalogMessages(value: unknown): value is CatalogMessages {
  const { load, locales } = (value ?? {}) as { readonly load?: unknown; readonly locales?: unknown };
  return typeof load === 'function' && Array.isArray(locales);
}

function toCatalogMessages(texts: MessagesDefinition['texts'], errors: AnyErrorSet): CatalogMessages {
  try {
    return defineMessages(errors, { texts });
  } catch (cause) {
    throw new TypeError(`option "messages": ${(cause as Error).message}`, { cause });
  }
}

function checkLocale(tag: string, known: readonly string[], place: string): void {
  if (known.includes(tag)) return;
  const similar = matchLocale<string>(tag, known, '');
  throw new TypeError(`${place}: no messages for "${tag}".${similar && ` Did you mean "${similar}"?`}`);
}

/** Puts the hints of the application before the shipped ones of the same or a related locale. */
function layerHints(
  supported: readonly string[],
  own: NonNullable<OwnTexts['hints']>,
  { catalog, ErrorCode: codes }: AnyErrorSet,
): Promise<(readonly [tag: string, hints: readonly Hints[]])[]> {
  for (const [tag, texts = {}] of Object.entries(own)) {
    checkLocale(tag, supported, 'option "hints"');
    for (const [reason, text] of Object.entries(texts)) {
      const isReason = catalog.some((one) => one.reason === reason);
      const place = `option "hints.${tag}.${reason}"`;
      if (!isReason) throw new TypeError(`${place}: the catalog has no reason "${reason}".`);
      if (typeof text !== 'string' || text === '')
        throw new TypeError(`${place}: expected a text, got ${describeType(text)}.`);
    }
  }
  const load = async (tag: string) => {
    const found = await loadHints(tag);
    const texts = own[tag];
    return [tag, texts ? [{ ...found, locale: tag, texts, codes }, found] : [found]] as const;
  };
  return Promise.all(supported.map(load));
}
