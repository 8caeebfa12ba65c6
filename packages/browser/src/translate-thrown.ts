import { type IdentifyOptions, identify } from '@errlex/core/response';
import { type LoadMessages, loadMessages, translate } from '@errlex/i18n';
import { findLoaded, loadTexts, noMessages, type TextSources } from './load-texts.js';
import {
  type ErrorTranslation,
  type Render,
  type Texts,
  toErrorTranslation,
  toShown,
} from './to-error-translation.js';

export interface TranslateOptions extends TextSources {
  /**
   * The error set of the API, or several: the first that knows the code of a payload reads it. Default:
   * `spotV3Errors`.
   */
  readonly errors?: IdentifyOptions['errors'];
  /** Adds the sentence about the wait. Default: `false`. */
  readonly wait?: boolean | undefined;
  /** The signal of the request: a thrown value that equals its reason counts as the caller's own abort. */
  readonly signal?: AbortSignal | null | undefined;
  /**
   * Called at most once, if texts were missing when the promise resolved: with the translation in the language of
   * the reader, when they have arrived.
   */
  readonly onUpdate?: ((translation: ErrorTranslation) => void) | undefined;
}

export interface TranslateThrown {
  /**
   * Translates anything that a `catch` caught: an error of the API by its code, also inside errors of other
   * clients, as JSON or as a bare payload, and also if the server responded in another language and named it in
   * `Content-Language`; no network, a time-out, an error page and an unreadable response by what they are;
   * everything else as an unknown error. Resolves to `undefined` for the caller's own abort, and to documented
   * English (`locale` is then `en`) if the messages are not there within a second; they are then passed to
   * `onUpdate`. Texts that could not be loaded are loaded again then, and when the browser is online again. Never
   * rejects.
   */
  (thrown: unknown, options?: TranslateOptions): Promise<ErrorTranslation | undefined>;
}

/** The options of all functions that show errors. They get updates themselves. */
export interface ErrorTranslationOptions extends Omit<TranslateOptions, 'onUpdate'> {
  /** A function that `createErrorTranslator` made. Default: `translateThrown`. */
  readonly translator?: TranslateThrown | undefined;
}

/** Maximum time that a translation waits for texts. */
const LOAD_TIMEOUT_MS = 1_000;

/**
 * Creates a `translateThrown` that uses only the locales of a loader, so that a bundle contains only those.
 *
 * @example
 * const translateThrown = createErrorTranslator(createLoader({ de: () => import('@errlex/i18n/locales/de') }));
 */
export function createErrorTranslator(loadMessages: LoadMessages): TranslateThrown {
  return createTranslator(loadMessages);
}

/** Creates a `translateThrown` that loads and renders texts as the functions say. */
export function createTranslator(
  loadMessages: LoadMessages,
  toRender?: (texts: Texts, locale: TextSources['locale']) => Render,
): TranslateThrown {
  return async (thrown, options = {}) => {
    const error = identify(thrown, options);
    if (error === undefined) return undefined;
    const load = (timeout?: number) => loadTexts(loadMessages, error, options, timeout);
    const describe = (texts: Texts) =>
      toErrorTranslation(error, texts, options, toRender?.(texts, options.locale));
    const { onUpdate } = options;
    try {
      const { texts, isComplete } = await load(LOAD_TIMEOUT_MS);
      const shown = describe(texts);
      if (onUpdate && !isComplete) {
        void loadWhenOnline(load).then((texts) => {
          const later = toShown(shown, describe(texts)) as ErrorTranslation;
          if (later !== shown) onUpdate(later);
        });
      }
      return shown;
    } catch {
      // An error of another version of this package may lack these fields.
      const messages = findLoaded(options.messages) ?? noMessages;
      return { ...translate({ code: 0, params: {}, message: '' }, messages), retry: 'never' };
    }
  };
}

/**
 * Loads missing texts again: at once, and if that fails without a network, once more when the browser is online. The
 * network may come back while the first load fails.
 */
async function loadWhenOnline(load: () => ReturnType<typeof loadTexts>): Promise<Texts> {
  const isOffline = () => globalThis.navigator?.onLine === false;
  const wasOffline = isOffline();
  const { texts, isComplete } = await load();
  if (isComplete || !(wasOffline || isOffline())) return texts;
  if (isOffline()) await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
  return (await load()).texts;
}

/** The {@link TranslateThrown} of all 64 locales. */
export const translateThrown: TranslateThrown = /*#__PURE__*/ createErrorTranslator(loadMessages);

/**
 * Translates at once if loaded `messages` are given: for the first render, on a server too. Returns `undefined`
 * without them. The result is the same as that of `translateThrown`, with a hint if `hints` are loaded too.
 */
export function translateNow(thrown: unknown, options: TranslateOptions): ErrorTranslation | undefined {
  const messages = findLoaded(options.messages);
  if (messages === undefined || thrown === null || thrown === undefined) return undefined;
  const error = identify(thrown, options);
  const hints = typeof options.hints === 'function' ? undefined : options.hints;
  return error && toErrorTranslation(error, { messages, hints }, options);
}

/**
 * Loads the texts of the reader's language before there is an error, so that the first one is shown in it without a
 * network too. Takes the options that errors are translated with. Texts that cannot be loaded are loaded again when
 * the browser is online. Never rejects.
 *
 * @example
 * preload({ hints: loadHints });
 */
export async function preload({
  translator = translateThrown,
  ...options
}: ErrorTranslationOptions = {}): Promise<void> {
  // Without `onUpdate`, missing texts are not loaded again.
  await translator(undefined, { onUpdate: () => {}, ...options });
}
