import type { AnyErrorSet } from '@errlex/core';
import { type LoadMessages, loadMessages, type Messages, type Translation } from '@errlex/i18n';
import { isAbort } from './judge-failure.js';
import { readerLanguages } from './reader-languages.js';
import { toTranslation, wireLanguage } from './to-translation.js';

export interface TranslateOptions {
  /**
   * The language to translate into, as a tag or a list of them; that of the page or its reader where it is
   * left out.
   */
  readonly locale?: string | readonly string[] | undefined;
  /** The functions of another catalog than `spotV3`. */
  readonly errors?: AnyErrorSet | undefined;
  /** Messages that are there already, in place of those of a locale. */
  readonly messages?: Messages | undefined;
  /** The signal of the request: tells that a reason of your own was thrown by your own abort. */
  readonly signal?: AbortSignal | null | undefined;
}

export interface TranslateThrown {
  /**
   * The sentence for anything that a `catch` caught, undefined for an abort of the caller: an `ApiError` (or
   * the JSON of one) by its code, read in the language that the server answered in; no network, a time-out, a
   * gateway's page and an answer that is no JSON by what they are; all else as an unknown error. Never
   * rejects. Where the messages are not there within 5 seconds, or cannot be had, it resolves to documented
   * English: `locale` tells.
   */
  (thrown: unknown, options?: TranslateOptions): Promise<Translation | undefined>;
}

/** The most milliseconds that a reader waits for a locale. */
const PATIENCE = 5_000;

const english: Messages = { locale: 'en', dir: 'ltr', texts: {} };

/**
 * A `translateThrown` over the locales of a loader, so that a page holds those alone.
 *
 * @example
 * const translateThrown = createErrorTranslator(createLoader({ de: () => import('@errlex/i18n/locales/de') }));
 */
export function createErrorTranslator(loadMessages: LoadMessages): TranslateThrown {
  return async (thrown, { locale, errors, messages, signal } = {}) => {
    try {
      if (isAbort(thrown, signal)) return undefined;
      const wireLocale = wireLanguage(thrown);
      const [own, wire] = await Promise.all([
        messages ?? inTime(loadMessages(locale ?? readerLanguages())),
        wireLocale === undefined ? undefined : inTime(loadMessages(wireLocale)),
      ]);
      return toTranslation(thrown, own, { errors, wire });
    } catch {
      // A getter or a revoked proxy.
      return toTranslation(undefined, messages ?? english, {});
    }
  };
}

/** {@link TranslateThrown} of all 64 locales. */
export const translateThrown = /*#__PURE__*/ createErrorTranslator(loadMessages);

async function inTime(loading: Promise<Messages>): Promise<Messages> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Messages>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, english);
  });
  try {
    return await Promise.race([loading, late]);
  } catch {
    // A loader of the application's own making.
    return english;
  } finally {
    clearTimeout(timer);
  }
}
