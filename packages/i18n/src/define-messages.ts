import type { AnyErrorSet } from '@errlex/core';
import { checkDefaultLocale, checkLabels, mapLocales } from './check-locales.js';
import { definitionsOf, flattenTexts, type NestedTexts, paramsById } from './check-texts.js';
import type { LoadMessages } from './create-loader.js';
import { flattenMessages } from './flatten-messages.js';
import { matchLocale } from './match-locale.js';
import type { Messages } from './messages.js';
import { findPluralRule } from './plural-rules.js';

export interface MessagesDefinition {
  /**
   * Texts by BCP 47 tag, then by message id, with the plural suffixes of i18next (`…_one`). The generic text
   * of a reason has the key `REASON.unspecified`, else `REASON`. Nested objects and the files of nestjs-i18n
   * can be passed unchanged.
   */
  readonly texts: Readonly<Record<string, NestedTexts>>;
  /**
   * Texts to show instead of text params, by tag, then by the value of the param, such as the name of a
   * field.
   */
  readonly labels?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /** The locale to use for a text that none of the reader's languages has. Default: `en`, the documented English. */
  readonly defaultLocale?: string | undefined;
}

/** The checked texts of a catalog. Made by {@link defineMessages}. */
export interface CatalogMessages {
  /** The tags that have texts, in the order of the definition. */
  readonly locales: readonly string[];
  readonly defaultLocale: string;
  /**
   * Loads the messages for a reader who prefers the `requested` languages, best first. Never rejects. A text
   * is taken from the first of these that has it:
   * - for each language, the texts of the catalog in that language, then in its parent language (`gsw` has
   *   the parent `de`), then the shipped texts
   * - the texts of the default locale, unless `withDefault` is false
   *
   * `loadShipped` loads the shipped texts. They apply only to definitions with the code and the reason of a
   * shipped definition.
   */
  readonly load: (
    requested: string | readonly string[],
    loadShipped?: LoadMessages,
    withDefault?: boolean,
  ) => Promise<Messages>;
  /** Loads the messages of one language without the default locale, joined by {@link flattenMessages}. */
  readonly loadFlat: (language: string, loadShipped: LoadMessages) => Promise<Messages>;
  /** The labels of the locales that `loadFlat` has loaded, by tag. */
  readonly labels: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/**
 * Languages without shipped texts, each with another language that its speakers read (CLDR's language
 * matching).
 */
const parents: Readonly<Record<string, string>> = {
  ...{ gsw: 'de', lb: 'de', rm: 'de', nds: 'de', bar: 'de', fy: 'nl', bs: 'hr', gl: 'es', eu: 'es' },
  ...{ oc: 'fr', co: 'fr', br: 'fr', jv: 'id', su: 'id', ceb: 'fil', hsb: 'de', dsb: 'de' },
};

const rightToLeft = /^(?:ar|arz|ckb|dv|fa|he|iw|prs|ps|sd|ug|ur|yi)(?:-|$)|-(?:Arab|Hebr|Nkoo|Syrc|Thaa)\b/;

/** Maximum number of cached orders of locales for each loaded locale of shipped texts. */
const CACHE_LIMIT = 100;

const english: Messages = /*#__PURE__*/ Object.freeze({ locale: 'en', dir: 'ltr', texts: {} });

/**
 * Defines the texts of a catalog in any number of languages. Pass the result as the option `messages` of any
 * package. Throws a `TypeError` that names the locale and the key of the first text that is malformed or
 * would never be shown.
 *
 * @example
 * export const messages = defineMessages(errors, {
 *   texts: { de: { ORDER_EXISTS: 'Die Order {{id}} gibt es schon.' }, 'en-GB': enGB },
 *   labels: { de: { symbol: 'Handelspaar' } },
 * });
 */
export function defineMessages(
  errors: Pick<AnyErrorSet, 'catalog'>,
  { texts, labels = {}, defaultLocale = 'en' }: MessagesDefinition,
): CatalogMessages {
  const definitions = definitionsOf(errors);
  const ids = paramsById(definitions);
  const codes = Object.fromEntries(definitions.map(({ reason, code }) => [reason, code]));
  const own = mapLocales(texts, 'texts', (one, place) => flattenTexts(one, place, ids));
  const named = mapLocales(labels, 'labels', checkLabels);
  const locales = [...own.keys()];
  checkDefaultLocale(defaultLocale, locales);

  const labelsFor = (tag: string): Messages['labels'] => {
    const tags = matchAllLocales([tag, parentOf(tag) ?? tag], [...named.keys()]);
    return tags.length === 0 ? undefined : Object.assign({}, ...tags.map((one) => named.get(one)).reverse());
  };
  const createMessages = (tag: string, fallback: Messages | undefined): Messages => ({
    locale: tag,
    dir: rightToLeft.test(tag) ? 'rtl' : 'ltr',
    texts: own.get(tag) ?? {},
    codes,
    plural: findPluralRule(tag) ?? findPluralRule(parentOf(tag) ?? ''),
    labels: labelsFor(tag),
    fallback,
  });
  /** Lists the tags of the catalog's texts for a reader, best first. `''` stands for the shipped texts. */
  const orderFor = (requests: readonly string[], shipped: string | undefined): string[] => {
    const order: string[] = [];
    for (const request of requests) {
      const wanted = withParent(request, locales);
      const tags = matchAllLocales(wanted, [...locales, 'en']);
      // If the catalog has no English texts, stops at English, so that the reader gets the documented
      // English.
      const last = own.has('en') ? -1 : tags.indexOf('en');
      order.push(
        ...(last < 0 ? tags : tags.slice(0, last)).filter((tag) => own.has(tag) && !order.includes(tag)),
      );
      const isShipped = shipped !== undefined && matchAllLocales(wanted, [shipped]).length > 0;
      if (isShipped && !order.includes('')) order.push('');
      // The documented English is better for this reader than texts in the languages that the reader likes
      // less.
      if (matchAllLocales(wanted, ['en']).length > 0) break;
    }
    return order;
  };

  const loadedLabels = new Map<string, Readonly<Record<string, string>>>();
  const cache = new WeakMap<Messages, Map<string, Messages>>();
  const load: CatalogMessages['load'] = async (requested, loadShipped, withDefault = true) => {
    const wanted = [requested].flat().filter((request) => typeof request === 'string');
    const requests = withDefault ? [...wanted, defaultLocale] : wanted;
    const all = requests.flatMap((request) => withParent(request, locales));
    const shipped = await loadSafely(loadShipped, all);
    const order = orderFor(requests, shipped?.locale);
    const known = cache.get(shipped ?? english) ?? new Map<string, Messages>();
    if (known.size >= CACHE_LIMIT) known.clear();
    cache.set(shipped ?? english, known);
    const prepend = (fallback: Messages | undefined, tag: string): Messages =>
      tag === '' && shipped
        ? { ...shipped, labels: labelsFor(shipped.locale), fallback }
        : createMessages(tag, fallback);
    const messages = known.get(order.join()) ?? order.reduceRight(prepend, undefined) ?? english;
    known.set(order.join(), messages);
    return messages;
  };
  const loadFlat: CatalogMessages['loadFlat'] = async (language, loadShipped) => {
    const messages = await load(language, loadShipped, false);
    for (let one: Messages | undefined = messages; one; one = one.fallback) {
      if (one.labels) loadedLabels.set(one.locale, one.labels);
    }
    return flattenMessages(messages);
  };
  return Object.freeze({ locales, defaultLocale, load, loadFlat, labels: loadedLabels });
}

async function loadSafely(
  loadShipped: LoadMessages | undefined,
  requests: readonly string[],
): Promise<Messages | undefined> {
  try {
    return await loadShipped?.(requests);
  } catch {
    // The application may pass a loader of its own, which can reject.
    return undefined;
  }
}

/**
 * Lists the tags that match the wanted languages: first all tags that match the first language, best match
 * first, then the tags of the next language.
 */
function matchAllLocales(wanted: readonly string[], tags: readonly string[]): string[] {
  const left = [...tags];
  const found: string[] = [];
  // Passes a copy of `left`, which changes, because `matchLocale` caches the parsed form of each array.
  const find = (one: string) => matchLocale(one, [...left], '');
  for (const one of wanted) {
    for (let tag = find(one); tag !== ''; tag = find(one)) found.push(...left.splice(left.indexOf(tag), 1));
  }
  return found;
}

/** Returns the other language that the speakers of a language read. */
function parentOf(tag: string): string | undefined {
  const [language = ''] = tag.toLowerCase().split(/[-_]/);
  const parent = parents[language];
  // An inherited property, such as `constructor`, is not a parent.
  return typeof parent === 'string' ? parent : undefined;
}

/** Returns a request, followed by its parent language if `locales` contain the language of the request. */
function withParent(request: string, locales: readonly string[]): string[] {
  const parent = parentOf(request);
  return parent !== undefined && matchLocale(request, [...locales], '') !== ''
    ? [request, parent]
    : [request];
}
