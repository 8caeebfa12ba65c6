import { type Identified, type IdentifyOptions, identify } from '@errlex/core/response';
import {
  type CatalogMessages,
  type LoadMessages,
  loadMessages,
  type Messages,
  type Translation,
  translate,
} from '@errlex/i18n';
import { readerLanguages } from './page-language.js';
import { toTranslation } from './to-translation.js';

export interface TranslateOptions {
  /**
   * The language to translate into, as a tag or a list of tags. Default: the language of the page, else of
   * the browser.
   */
  readonly locale?: string | readonly string[] | undefined;
  /**
   * The error set of the API, or several: the first that knows the code of a payload reads it. Default:
   * `spotV3Errors`.
   */
  readonly errors?: IdentifyOptions['errors'];
  /**
   * The texts of your catalog: the result of `defineMessages`. Or messages that are already loaded; `locale` is then
   * ignored.
   */
  readonly messages?: CatalogMessages | Messages | undefined;
  /** The signal of the request: a thrown value that equals its reason counts as the caller's own abort. */
  readonly signal?: AbortSignal | null | undefined;
}

export interface TranslateThrown {
  /**
   * Translates anything that a `catch` caught: an error of the API by its code, also inside errors of other
   * clients, as JSON or as a bare payload, and also if the server responded in another language and named it in
   * `Content-Language`; no network, a time-out, an error page and an unreadable response by what they are;
   * everything else as an unknown error. Resolves to `undefined` for the caller's own abort, and to documented
   * English (`locale` is then `en`) if the messages are not there within 5 seconds. Never rejects.
   */
  (thrown: unknown, options?: TranslateOptions): Promise<Translation | undefined>;
}

/** Longest time that the user waits for a locale. */
const LOAD_TIMEOUT_MS = 5_000;

const noMessages: Messages = { locale: 'en', dir: 'ltr', texts: {} };

/**
 * Creates a `translateThrown` that uses only the locales of a loader, so that a bundle contains only those.
 *
 * @example
 * const translateThrown = createErrorTranslator(createLoader({ de: () => import('@errlex/i18n/locales/de') }));
 */
export function createErrorTranslator(loadMessages: LoadMessages): TranslateThrown {
  return async (thrown, { locale, errors, messages, signal } = {}) => {
    const error = identify(thrown, { errors, signal });
    if (error === undefined) return undefined;
    const loaded = findLoaded(messages);
    try {
      const wireLocale = wireLanguage(error);
      const load: LoadMessages =
        messages && 'load' in messages ? (requested) => messages.load(requested, loadMessages) : loadMessages;
      const [own, wire] = await Promise.all([
        loaded ?? loadInTime(load, locale ?? readerLanguages()),
        wireLocale === undefined ? undefined : loadInTime(load, wireLocale),
      ]);
      return toTranslation(error, own, wire);
    } catch {
      // An error of another version of this package may lack these fields.
      return translate({ code: 0, params: {}, message: '' }, loaded ?? noMessages);
    }
  };
}

/** The {@link TranslateThrown} of all 64 locales. */
export const translateThrown: TranslateThrown = /*#__PURE__*/ createErrorTranslator(loadMessages);

/** Returns the language of a received text that is not documented English and may be a translation. */
function wireLanguage({ messageId, reason, responseInfo }: Identified): string | undefined {
  const isTranslated = messageId === undefined && reason !== undefined;
  return isTranslated ? responseInfo?.contentLanguage?.split(',')[0] : undefined;
}

async function loadInTime(
  loadMessages: LoadMessages,
  requested: string | readonly string[],
): Promise<Messages> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Messages>((resolve) => {
    timer = setTimeout(resolve, LOAD_TIMEOUT_MS, noMessages);
  });
  try {
    return await Promise.race([loadMessages(requested), late]);
  } catch {
    // A loader that the application wrote may reject.
    return noMessages;
  } finally {
    clearTimeout(timer);
  }
}

/** Returns messages that need not be loaded. */
function findLoaded(messages: TranslateOptions['messages']): Messages | undefined {
  return messages && 'load' in messages ? undefined : messages;
}

/**
 * Translates at once if loaded `messages` are given: for the first render, on a server too. Returns `undefined`
 * without them. The result is the same as that of `translateThrown`.
 */
export function translateNow(
  thrown: unknown,
  { messages, errors, signal }: TranslateOptions,
): Translation | undefined {
  const loaded = findLoaded(messages);
  if (loaded === undefined || thrown === null || thrown === undefined) return undefined;
  const error = identify(thrown, { errors, signal });
  return error && toTranslation(error, loaded);
}
