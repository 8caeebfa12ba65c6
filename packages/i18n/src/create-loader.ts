import { matchLocale } from './match-locale.js';
import type { Messages } from './messages.js';

/**
 * The messages of the locale that fits the request best: one promise for each locale, the same at every call. Never rejects:
 * where no locale fits, or its module cannot be loaded, it resolves to English without texts, in which `translate` gives the
 * documented English of the error; `locale` says which it is. A failure is not kept, so the next call loads again.
 */
export type LoadMessages = (requested: string | readonly string[]) => Promise<Messages>;

type Modules<Name extends string> = Readonly<
  Record<string, () => Promise<{ readonly [Key in Name]: Messages }>>
>;

/**
 * A `loadMessages` for the locales that an application ships, keyed by BCP 47 tag, where a bundler would write all 64 into one file
 * or the messages come from elsewhere.
 *
 * @example
 * const loadMessages = createLoader({
 *   de: () => import('@errlex/i18n/locales/de'),
 *   ja: async () => ({ messages: await (await fetch('/locales/ja.json')).json() }),
 * });
 */
export function createLoader(modules: Modules<'messages'>): LoadMessages {
  return bindLoader(modules, 'messages');
}

/** A loader of what the modules export under a name. */
export function bindLoader<Name extends string>(modules: Modules<Name>, name: Name): LoadMessages {
  const english: Messages = { locale: 'en', dir: 'ltr', texts: {} };
  const promises: Record<string, Promise<Messages>> = {};
  let tags: string[] | undefined;
  const load = async (tag: string) => {
    const load = modules[tag];
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
    tags ??= Object.keys(modules);
    const tag = matchLocale(requested, tags, 'en');
    promises[tag] ??= load(tag);
    return promises[tag];
  };
}
