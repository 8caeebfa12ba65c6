import { createEffect, createSignal, onCleanup } from 'solid-js';
import { onLocaleChange } from '../page-language.js';
import { createTranslationUpdater } from '../show-translation.js';
import type { ErrorTranslation } from '../to-error-translation.js';
import { type ErrorTranslationOptions, translateNow } from '../translate-thrown.js';

/**
 * Returns a signal with the translation of a thrown value in `locale`, or in the language of the page, whose
 * changes it follows. Call it in a component; both arguments may read signals. The value is `undefined` for null,
 * undefined and the caller's own abort, and until the messages are loaded. On a server and while hydrating, only
 * `messages` give a translation.
 *
 * @example
 * const [thrown, setThrown] = createSignal<unknown>();
 * const translation = useErrorTranslation(thrown);
 */
export function useErrorTranslation(
  // Not `Accessor`: the declarations of Solid need a newer TypeScript than these packages.
  thrown: () => unknown,
  options: () => ErrorTranslationOptions = () => ({}),
): () => ErrorTranslation | undefined {
  const [translation, show] = createSignal(translateNow(thrown(), options()));
  const [pageLanguage, changePageLanguage] = createSignal({});
  const update = createTranslationUpdater(show);
  createEffect(() => {
    pageLanguage();
    update(thrown(), { ...options() });
  });
  onCleanup(onLocaleChange(() => changePageLanguage({})));
  return translation;
}
