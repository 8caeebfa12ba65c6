import { derived, fromStore, readable, toStore } from 'svelte/store';
import { onLocaleChange } from '../page-language.js';
import { createTranslationUpdater } from '../show-translation.js';
import type { ErrorTranslation } from '../to-error-translation.js';
import { type ErrorTranslationOptions, translateNow } from '../translate-thrown.js';

/**
 * Returns an object whose `current` is the translation of a thrown value in `locale`, or in the language of the
 * page, whose changes it follows. Call it while the component is created; both arguments may read state.
 * `current` is `undefined` for null, undefined and the caller's own abort, and until the messages are loaded. On a
 * server and while hydrating, only `messages` give a translation.
 *
 * @example
 * let thrown = $state.raw();
 * const translation = useErrorTranslation(() => thrown);
 */
export function useErrorTranslation(
  thrown: () => unknown,
  options: () => ErrorTranslationOptions = () => ({}),
): { readonly current: ErrorTranslation | undefined } {
  // A server renders once, so it does not follow changes.
  if (typeof document === 'undefined') return { current: translateNow(thrown(), options()) };
  const inputs = toStore(() => ({ thrown: thrown(), options: { ...options() } }));
  const pageLanguage = readable({}, (set) => onLocaleChange(() => set({})));
  let show: (translation: ErrorTranslation | undefined) => void = () => {};
  const update = createTranslationUpdater((translation) => show(translation));
  const translation = derived<[typeof inputs, typeof pageLanguage], ErrorTranslation | undefined>(
    [inputs, pageLanguage],
    ([{ thrown, options }], set) => {
      show = set;
      update(thrown, options);
    },
  );
  return fromStore(translation);
}
