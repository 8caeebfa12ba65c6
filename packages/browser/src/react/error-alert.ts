import { createElement, type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import { onLocaleChange, readerLanguages } from '../page-language.js';
import { joinText } from '../render-to.js';
import { type ErrorTranslation, toShown } from '../to-error-translation.js';
import { type ErrorTranslationOptions, translateNow, translateThrown } from '../translate-thrown.js';

export interface ErrorAlertProps extends ErrorTranslationOptions {
  /**
   * The thrown value. For null and undefined the element stays empty, so that screen readers watch it from
   * the start.
   */
  readonly error: unknown;
}

/**
 * Renders a paragraph with the translation of an error, its hint and its wait. Screen readers announce it once, also
 * if its texts arrive late or the language changes. Takes the props of an error boundary's fallback and of Next's
 * `error.tsx`.
 */
export function ErrorAlert({ error, ...options }: ErrorAlertProps): ReactElement {
  const translation = useErrorTranslation(error, options);
  const { locale, dir, isUpdate } = translation ?? {};
  return createElement(
    'p',
    { role: 'alert', lang: locale, dir, 'aria-live': isUpdate && 'off' },
    translation && joinText(translation),
  );
}

interface Shown {
  readonly thrown: unknown;
  readonly translation: ErrorTranslation | undefined;
}

/**
 * Returns the translation of a thrown value in `locale`, or in the language of the page, whose changes it
 * follows. Returns `undefined` for null, undefined and the caller's own abort, and until the messages are
 * loaded. On a server and while hydrating, only `messages` give a translation. Keep `errors` and `messages`
 * between renders: new objects are translated again.
 */
export function useErrorTranslation(
  thrown: unknown,
  options: ErrorTranslationOptions = {},
): ErrorTranslation | undefined {
  const { translator = translateThrown, locale, errors, messages, hints, wait, signal } = options;
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
