import type { Translation } from '@errlex/i18n';
import { type MaybeRefOrGetter, onScopeDispose, type ShallowRef, shallowRef, toValue, watch } from 'vue';
import { onLocaleChange } from '../on-locale-change.js';
import { translateNow } from '../translate-now.js';
import { type TranslateOptions, type TranslateThrown, translateThrown } from '../translate-thrown.js';

/**
 * The sentence for what was thrown, in the language of the page as it changes, or in `locale`; undefined for
 * none, for null or undefined, and until the messages are there. On a server and while hydrating only
 * `messages` give one.
 */
export function useErrorTranslation(
  thrown: MaybeRefOrGetter<unknown>,
  options?: MaybeRefOrGetter<TranslateOptions>,
): Readonly<ShallowRef<Translation | undefined>> {
  return useErrorTranslationWith(translateThrown, thrown, options);
}

/** The same over the locales of your own: with what `createErrorTranslator` made. */
export function useErrorTranslationWith(
  translateThrown: TranslateThrown,
  thrown: MaybeRefOrGetter<unknown>,
  options: MaybeRefOrGetter<TranslateOptions> = {},
): Readonly<ShallowRef<Translation | undefined>> {
  const translation = shallowRef(translateNow(toValue(thrown), toValue(options)));
  // Nothing that comes later reaches what a server has rendered.
  if (typeof document === 'undefined') return translation;

  const changes = shallowRef(0);
  onScopeDispose(
    onLocaleChange(() => {
      changes.value += 1;
    }),
  );
  watch(
    () => ({ thrown: toValue(thrown), options: { ...toValue(options) }, changes: changes.value }),
    async ({ thrown, options }, before, onCleanup) => {
      let isLatest = true;
      onCleanup(() => {
        isLatest = false;
      });
      if (thrown !== before?.thrown) translation.value = translateNow(thrown, options);
      const found = thrown == null ? undefined : await translateThrown(thrown, options);
      if (isLatest) translation.value = found;
    },
    { immediate: true },
  );
  return translation;
}
