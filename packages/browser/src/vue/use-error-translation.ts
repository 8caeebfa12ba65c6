import type { Translation } from '@errlex/i18n';
import { type MaybeRefOrGetter, onScopeDispose, type ShallowRef, shallowRef, toValue, watch } from 'vue';
import { onLocaleChange } from '../page-language.js';
import {
  type TranslateOptions,
  type TranslateThrown,
  translateNow,
  translateThrown,
} from '../translate-thrown.js';

export interface ErrorTranslationOptions extends TranslateOptions {
  /** A function that `createErrorTranslator` made. Default: `translateThrown`. */
  readonly translator?: TranslateThrown | undefined;
}

/**
 * Returns the translation of a thrown value in `locale`, or in the language of the page, whose changes it
 * follows. Its value is `undefined` for null, undefined and the caller's own abort, and until the messages
 * are loaded. On a server and while hydrating, only `messages` give a translation.
 */
export function useErrorTranslation(
  thrown: MaybeRefOrGetter<unknown>,
  options: MaybeRefOrGetter<ErrorTranslationOptions> = {},
): Readonly<ShallowRef<Translation | undefined>> {
  const translation = shallowRef(translateNow(toValue(thrown), toValue(options)));
  // A server renders once, so it does not follow changes.
  if (typeof document === 'undefined') return translation;
  const changes = shallowRef(0);
  onScopeDispose(
    onLocaleChange(() => {
      changes.value += 1;
    }),
  );
  watch(
    () => ({ thrown: toValue(thrown), options: { ...toValue(options) }, changes: changes.value }),
    async ({ thrown, options: { translator = translateThrown, ...options } }, before, onCleanup) => {
      let isLatest = true;
      onCleanup(() => {
        isLatest = false;
      });
      if (thrown !== before?.thrown) translation.value = translateNow(thrown, options);
      const found = thrown == null ? undefined : await translator(thrown, options);
      if (isLatest) translation.value = found;
    },
    { immediate: true },
  );
  return translation;
}
