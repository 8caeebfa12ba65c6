import { matchLocale } from './match-locale.js';
import type { Messages } from './messages.js';

/**
 * Loads the messages of the locale that matches the request best. Returns the same promise for the same
 * locale. Never rejects: if no locale matches or its module cannot be loaded, resolves to English without
 * texts, so that `translate` returns the documented English of the error; `locale` is then `en`. A failure is
 * not cached: the next call loads again.
 */
export type LoadMessages = (requested: string | readonly string[]) => Promise<Messages>;

type LoadModule<Name extends string> = () => Promise<{ readonly [Key in Name]: Messages }>;

/**
 * Creates a `loadMessages` for the locales that an application ships, keyed by BCP 47 tag. Use it if a
 * bundler would put all 64 locales into one file, or if the messages come from elsewhere.
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

/**
 * Creates a loader of messages: `modules[i]` loads the module of `tags[i]`, whose export `name` holds the
 * messages. If a module cannot be loaded, `loadAgain` is called with the error.
 */
export function bindLoader<Name extends string>(
  tags: readonly string[],
  modules: readonly LoadModule<Name>[],
  name: Name,
  loadAgain?: (error: unknown) => ReturnType<LoadModule<Name>>,
): LoadMessages {
  const english: Messages = { locale: 'en', dir: 'ltr', texts: {} };
  // A map instead of an object, because a tag may equal the name of an inherited property.
  const promises = new Map<string, Promise<Messages>>();
  const load = async (tag: string) => {
    const load = modules[tags.indexOf(tag)];
    if (load === undefined) return english;
    try {
      // Calls `load` in a microtask, so that a synchronous exception is handled like a rejection.
      const { [name]: loaded } = await Promise.resolve().then(load).catch(loadAgain);
      if (loaded.texts) return loaded;
    } catch {
      // The file is missing or the network is down. The caller sees it, because `locale` of the result is
      // `en`.
    }
    promises.delete(tag);
    return english;
  };
  return (requested) => {
    const tag = matchLocale(requested, tags, 'en');
    const promise = promises.get(tag) ?? load(tag);
    promises.set(tag, promise);
    return promise;
  };
}
