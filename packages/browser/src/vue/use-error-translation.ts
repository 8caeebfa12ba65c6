import { type MaybeRefOrGetter, onScopeDispose, type ShallowRef, shallowRef, toValue, watch } from 'vue';
import { onLocaleChange } from '../page-language.js';
import { createTranslationUpdater } from '../show-translation.js';
import type { ErrorTranslation } from '../to-error-translation.js';
import { type ErrorTranslationOptions, translateNow } from '../translate-thrown.js';

/**
 * Returns the translation of a thrown value in `locale`, or in the language of the page, whose changes it
 * follows. Its value is `undefined` for null, undefined and the caller's own abort, and until the messages
 * are loaded. On a server and while hydrating, only `messages` give a translation.
 */
export function useErrorTranslation(
  thrown: MaybeRefOrGetter<unknown>,
  options: MaybeRefOrGetter<ErrorTranslationOptions> = {},
): Readonly<ShallowRef<ErrorTranslation | undefined>> {
  const translation = shallowRef(translateNow(toValue(thrown), toValue(options)));
  // A server renders once, so it does not follow changes.
  if (typeof document === 'undefined') return translation;
  const changes = shallowRef(0);
  onScopeDispose(
    onLocaleChange(() => {
      changes.value += 1;
    }),
  );
  const update = createTranslationUpdater((next) => {
    translation.value = next;
  });
  watch(
    () => ({ thrown: toValue(thrown), options: { ...toValue(options) }, changes: changes.value }),
    ({ thrown, options }) => update(thrown, options),
    { immediate: true },
  );
  return translation;
}
