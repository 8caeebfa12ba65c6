import { useEffect, useState, useSyncExternalStore } from 'react';
import { onLocaleChange, readerLanguages } from '../page-language.js';
import { type ErrorTranslation, toShown } from '../to-error-translation.js';
import { type TranslateOptions, type TranslateThrown, translateNow } from '../translate-thrown.js';

interface Shown {
  readonly thrown: unknown;
  readonly translation: ErrorTranslation | undefined;
}

/** Returns the translation that `translator` makes, see `useErrorTranslation`. React Native has no default for it. */
export function useTranslation(
  thrown: unknown,
  translator: TranslateThrown,
  options: TranslateOptions,
): ErrorTranslation | undefined {
  const { locale, errors, messages, hints, wait, signal } = options;
  const languages = useSyncExternalStore(onLocaleChange, toSnapshot, toServerSnapshot);
  const wanted = String(locale ?? languages);
  const [shown, show] = useState<Shown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: lists of locales are compared by their contents.
  useEffect(() => {
    if (thrown == null) return;
    let isLatest = true;
    const onUpdate = (next: ErrorTranslation | undefined) => {
      if (!isLatest) return;
      show((before) => {
        const isKnown = before?.thrown === thrown;
        const old = isKnown
          ? before.translation
          : translateNow(thrown, { errors, messages, hints, wait, signal });
        const translation = toShown(old, next);
        return isKnown && translation === old ? before : { thrown, translation };
      });
    };
    translator(thrown, { locale, errors, messages, hints, wait, signal, onUpdate }).then(onUpdate);
    return () => {
      isLatest = false;
    };
  }, [translator, thrown, wanted, errors, messages, hints, wait, signal]);
  return shown?.thrown === thrown ? shown?.translation : translateNow(thrown, options);
}

const toSnapshot = () => readerLanguages().join();
const toServerSnapshot = () => '';
