import type { Catalog, ErrorData } from '@errlex/core';
import { type Hints, loadHints, loadMessages, type Messages } from '@errlex/i18n';
import type { Texts } from './texts.js';

/** Texts of an application, by locale and message id or reason. */
export type OwnTexts = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** The texts of an application; no hints are sent if `hints` is undefined. */
interface OwnMessagesAndHints {
  readonly messages: OwnTexts;
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
  return createTexts({ messages, hints }, own, catalog, unknown);
}

async function loadAll(
  tags: readonly string[],
  load: (tag: string) => Promise<Messages | Hints>,
): Promise<ByLocale> {
  const loaded = tags.map(async (tag): Promise<[string, Messages]> => {
    const messages = await load(tag);
    if (messages.locale !== tag) {
      throw new TypeError(`ErrlexModule: "locales" names "${tag}", which has no messages.`);
    }
    return [tag, messages];
  });
  return new Map(await Promise.all(loaded));
}

/**
 * Adds the texts of an application and of its catalog to the shipped ones, and before them. A definition gets
 * shipped texts only if its code and its reason are the shipped ones.
 */
export function createTexts(
  { messages, hints }: { readonly messages: ByLocale; readonly hints: ByLocale },
  own: OwnMessagesAndHints,
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

function mergeMessages(shipped: Messages, own: OwnTexts[string], catalog: Catalog): Messages {
  const others = catalog.filter(({ reason, code }) => shipped.codes?.[reason] !== code);
  const texts = withoutReasons(shipped.texts, new Set(others.map(({ reason }) => reason)));
  const codes = Object.fromEntries(catalog.map(({ reason, code }) => [reason, code]));
  return { ...shipped, texts: { ...texts, ...own }, codes: { ...shipped.codes, ...codes } };
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
