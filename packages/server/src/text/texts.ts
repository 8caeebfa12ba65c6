import type { Catalog, ErrorData } from '@errlex/core';
import {
  type CatalogMessages,
  type Hints,
  loadHints,
  loadMessages,
  type Messages,
  matchLocale,
  locales as shipped,
} from '@errlex/i18n';

/** The texts of the languages that an application responds in. */
export interface Texts {
  /** BCP 47 tags; the first is for readers of other languages: English, or the default locale of the messages. */
  readonly supported: readonly string[];
  /** By tag; the English ones are the generic texts of reasons. */
  readonly messages: ReadonlyMap<string, Messages>;
  /** By tag, if the option `messages` is the result of `defineMessages`. They come before all others. */
  readonly own?: ReadonlyMap<string, Messages> | undefined;
  /** By tag; empty if the option `hints` is off. */
  readonly hints: ReadonlyMap<string, Hints>;
  /** The error whose text stands for codes without a definition. */
  readonly unknown: ErrorData;
}

/** A text, and the language that it is in. */
export interface Text {
  readonly msg: string;
  readonly locale: string;
}

/** Texts of an application, by locale and message id or reason. */
export type OwnTexts = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** The texts of an application; no hints are sent if `hints` is undefined. */
export interface OwnMessagesAndHints {
  readonly messages: OwnTexts | CatalogMessages;
  readonly hints: OwnTexts | undefined;
}

type ByLocale = ReadonlyMap<string, Messages | Hints>;

/** Loads the texts of `@errlex/i18n` in the locales; see {@link createTexts}. Rejects for a locale without messages. */
export async function loadTexts(
  tags: readonly string[],
  own: OwnMessagesAndHints,
  catalog: Catalog,
  unknown: ErrorData,
): Promise<Texts> {
  const supported = ['en', ...tags.filter((tag) => tag !== 'en')];
  const messages = await loadAll(supported, loadMessages);
  const hints = own.hints ? await loadAll(supported, loadHints) : new Map();
  if (!isCatalogMessages(own.messages))
    return createTexts({ messages, hints }, { ...own, messages: own.messages }, catalog, unknown);
  const texts = createTexts({ messages, hints }, { ...own, messages: {} }, catalog, unknown);
  return addCatalogMessages(texts, own.messages);
}

/** Tests whether a value is the result of `defineMessages`, also of another copy of `@errlex/i18n`. */
export function isCatalogMessages(value: unknown): value is CatalogMessages {
  const { load, locales } = (value ?? {}) as { readonly load?: unknown; readonly locales?: unknown };
  return typeof load === 'function' && Array.isArray(locales);
}

/** Adds the result of `defineMessages`: its locales are supported too, with the hints of a related locale. */
async function addCatalogMessages(
  texts: Texts,
  { locales, defaultLocale, load }: CatalogMessages,
): Promise<Texts> {
  const supported = [...new Set([defaultLocale, ...texts.supported, ...locales])];
  const loaded = supported.map(async (tag) => [tag, await load(tag, loadMessages)] as const);
  const hints = new Map(texts.hints);
  for (const tag of locales) {
    const found = texts.hints.get(matchLocale(tag, texts.supported, ''));
    if (found && !hints.has(tag)) hints.set(tag, found);
  }
  return { ...texts, supported, own: new Map(await Promise.all(loaded)), hints };
}

async function loadAll(
  tags: readonly string[],
  load: (tag: string) => Promise<Messages | Hints>,
): Promise<ByLocale> {
  const loaded = tags.map(async (tag): Promise<[string, Messages]> => {
    const messages = await load(tag);
    if (messages.locale === tag) return [tag, messages];
    const similar = matchLocale<string>(tag, shipped, '');
    throw new TypeError(`locales: no messages for "${tag}".${similar && ` Did you mean "${similar}"?`}`);
  });
  return new Map(await Promise.all(loaded));
}

/**
 * Adds the texts of an application and of its catalog to the shipped ones, and before them. A definition gets
 * shipped texts only if its code and its reason are the shipped ones.
 */
export function createTexts(
  { messages, hints }: { readonly messages: ByLocale; readonly hints: ByLocale },
  own: { readonly messages: OwnTexts; readonly hints: OwnTexts | undefined },
  catalog: Catalog,
  unknown: ErrorData,
): Texts {
  const merge = (loaded: ByLocale, texts: OwnTexts): ByLocale =>
    new Map([...loaded].map(([tag, one]) => [tag, mergeMessages(one, texts[tag], catalog)]));
  return {
    supported: [...messages.keys()],
    messages: merge(messages, { ...own.messages, en: documentedTexts(catalog) }),
    hints: merge(hints, own.hints ?? {}),
    unknown,
  };
}

function mergeMessages(shippedTexts: Messages, own: OwnTexts[string], catalog: Catalog): Messages {
  const others = catalog.filter(({ reason, code }) => shippedTexts.codes?.[reason] !== code);
  const texts = withoutReasons(shippedTexts.texts, new Set(others.map(({ reason }) => reason)));
  const codes = Object.fromEntries(catalog.map(({ reason, code }) => [reason, code]));
  return { ...shippedTexts, texts: { ...texts, ...own }, codes: { ...shippedTexts.codes, ...codes } };
}

/** Returns the documented texts that need no params, by message id. */
function documentedTexts(catalog: Catalog): Readonly<Record<string, string>> {
  const messages = catalog.flatMap((definition) => Object.entries(definition.messages));
  return Object.fromEntries(
    messages.flatMap(([id, [text, ...names]]) => (names.length === 0 ? [[id, text]] : [])),
  );
}

/** Leaves out the texts of some reasons: keys are reasons and message ids, also with a plural suffix. */
function withoutReasons(texts: Messages['texts'], reasons: ReadonlySet<string>): Messages['texts'] {
  const isLeftOut = (key: string) => {
    const [name = ''] = key.split('.', 1);
    return reasons.has(name) || reasons.has(name.replace(/_(?:zero|one|two|few|many|other)$/, ''));
  };
  return Object.fromEntries(Object.entries(texts).filter(([key]) => !isLeftOut(key)));
}
