import type { Translation } from '@errlex/i18n';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { onLocaleChange } from '../on-locale-change.js';
import { readerLanguages } from '../reader-languages.js';
import { translateNow } from '../translate-now.js';
import { type TranslateOptions, type TranslateThrown, translateThrown } from '../translate-thrown.js';

/**
 * The sentence for what was thrown, in the language of the page as it changes, or in `locale`; undefined for
 * none, for null or undefined, and until the messages are there. On a server and while hydrating only
 * `messages` give one. Keep what you pass between renders: a new object is translated again.
 */
export function useErrorTranslation(thrown: unknown, options?: TranslateOptions): Translation | undefined {
  return useErrorTranslationWith(translateThrown, thrown, options);
}

/** The same over the locales of your own: with what `createErrorTranslator` made. */
export function useErrorTranslationWith(
  translateThrown: TranslateThrown,
  thrown: unknown,
  options: TranslateOptions = {},
): Translation | undefined {
  const { locale, errors, messages, signal } = options;
  const languages = useSyncExternalStore(onLocaleChange, toSnapshot, toServerSnapshot);
  const wanted = String(locale ?? languages);
  const [shown, show] = useState<{
    readonly thrown: unknown;
    readonly translation: Translation | undefined;
  }>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a list of locales is the same by what it holds.
  useEffect(() => {
    if (thrown == null) return;
    let isLatest = true;
    translateThrown(thrown, { locale, errors, messages, signal }).then((translation) => {
      if (isLatest) show({ thrown, translation });
    });
    return () => {
      isLatest = false;
    };
  }, [translateThrown, thrown, wanted, errors, messages, signal]);

  return shown?.thrown === thrown ? shown?.translation : translateNow(thrown, options);
}

const toSnapshot = () => readerLanguages().join();
const toServerSnapshot = () => '';
