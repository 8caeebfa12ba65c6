import { matchLocale } from './match-locale.js';
import type { Messages } from './messages.js';

/**
 * The messages of the locale that fits the request best: one promise for each locale, the same at every call.
 * Never rejects: where no locale fits, or its module cannot be loaded, it resolves to English without texts,
 * in which `translate` gives the documented English of the error; `locale` says which it is. A failure is not
 * kept, so the next call loads again.
 */
export type LoadMessages = (requested: string | readonly string[]) => Promise<Messages>;

type LoadModule<Name extends string> = () => Promise<{ readonly [Key in Name]: Messages }>;

/**
 * A `loadMessages` for the locales that an application ships, keyed by BCP 47 tag, where a bundler would
 * write all 64 into one file or the messages come from elsewhere.
 *
 * @example
 * const loadMessages = createLoader({
 *   de: () => import('@errlex/i18n/locales/de'),
 *   ja: async () => ({ messages: await (await fetch('/locales/ja.json')).json() }),
 * });
 */
export function createLoader(modules: Readonly<Record<string, LoadModule<'messages'>>>): LoadMessages {
  return bindLoader(Object.keys(modules), Object.values(modules), 'messages');
}

/** A loader of what modules export under a name: one module for each tag, in the same order. */
export function bindLoader<Name extends string>(
  tags: readonly string[],
  modules: readonly LoadModule<Name>[],
  name: Name,
): LoadMessages {
  const english: Messages = { locale: 'en', dir: 'ltr', texts: {} };
  const promises: Record<string, Promise<Messages>> = {};
  const load = async (tag: string) => {
    const load = modules[tags.indexOf(tag)];
    if (load === undefined) return english;
    try {
      // In a microtask, so that what it throws at once is a failure like any other.
      const { [name]: loaded } = await Promise.resolve().then(load);
      if (loaded.texts) return loaded;
    } catch {
      // A missing file, no network: the locale of the result tells.
    }
    delete promises[tag];
    return english;
  };
  return (requested) => {
    const tag = matchLocale(requested, tags, 'en');
    promises[tag] ??= load(tag);
    return promises[tag];
  };
}
