import type { IdentifiedError } from '@errlex/core/response';
import type { CatalogMessages, Hints, LoadMessages, Messages } from '@errlex/i18n';
import { readerLanguages } from './page-language.js';
import type { Texts } from './to-error-translation.js';

/** The options that say which texts an error is translated with. */
export interface TextSources {
  /**
   * The language to translate into, as a tag or a list of tags. Default: the language of the page, else of
   * the browser.
   */
  readonly locale?: string | readonly string[] | undefined;
  /**
   * The texts of your catalog: the result of `defineMessages`. Or messages that are already loaded; `locale` is then
   * ignored.
   */
  readonly messages?: CatalogMessages | Messages | undefined;
  /** Adds a hint: pass `loadHints`, or hints that are already loaded. */
  readonly hints?: Hints | ((requested: string | readonly string[]) => Promise<Hints>) | undefined;
}

interface LoadedTexts {
  readonly texts: Texts;
  /** False if some texts are missing: loading them failed or took too long. */
  readonly isComplete: boolean;
}

export const noMessages: Messages = { locale: 'en', dir: 'ltr', texts: {} };

/**
 * Loads the texts that an error is translated with: those of the reader's language, those in which its received text
 * can be read, and the hints. Waits at most `timeout` milliseconds (default: until they are there). Never rejects.
 */
export async function loadTexts(
  loadMessages: LoadMessages,
  error: IdentifiedError,
  { locale = readerLanguages(), messages, hints }: TextSources,
  timeout?: number,
): Promise<LoadedTexts> {
  let isComplete = true;
  const orNone =
    (load: LoadMessages): LoadMessages =>
    async (requested) => {
      try {
        const loaded = await load(requested);
        for (const _ in loaded.texts) return loaded;
      } catch {
        // A loader that the application wrote may reject.
      }
      isComplete = false;
      return noMessages;
    };
  const loadFor: LoadMessages =
    messages && 'load' in messages
      ? (requested) => messages.load(requested, orNone(loadMessages))
      : orNone(loadMessages);
  const wireLocale = wireLanguage(error);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    if (timeout === undefined) return;
    timer = setTimeout(() => {
      isComplete = false;
      resolve(undefined);
    }, timeout);
  });
  const [own = noMessages, wire, loadedHints] = await Promise.all(
    [
      findLoaded(messages) ?? loadFor(locale),
      wireLocale === undefined ? undefined : loadFor(wireLocale),
      typeof hints === 'function' ? orNone(hints)(locale) : hints,
    ].map((loading) => Promise.race([loading, late])),
  );
  clearTimeout(timer);
  return { texts: { messages: own, wire, hints: loadedHints }, isComplete };
}

/** Returns the language of a received text that is not documented English and may be a translation. */
function wireLanguage({ messageId, reason, responseInfo }: IdentifiedError): string | undefined {
  const isTranslated = messageId === undefined && reason !== undefined;
  return isTranslated ? responseInfo?.contentLanguage?.split(',')[0] : undefined;
}

/** Returns the messages of the option `messages` if they are already loaded. */
export function findLoaded(messages: TextSources['messages']): Messages | undefined {
  return messages && 'load' in messages ? undefined : messages;
}
