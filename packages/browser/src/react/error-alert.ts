import type { Translation } from '@errlex/i18n';
import { createElement, type ReactElement, useEffect, useState, useSyncExternalStore } from 'react';
import { onLocaleChange, readerLanguages } from '../page-language.js';
import {
  type TranslateOptions,
  type TranslateThrown,
  translateNow,
  translateThrown,
} from '../translate-thrown.js';

export interface ErrorAlertProps extends ErrorTranslationOptions {
  /**
   * The thrown value. For null and undefined the element stays empty, so that screen readers watch it from
   * the start.
   */
  readonly error: unknown;
}

/**
 * Renders a paragraph with the translation of an error, which screen readers announce. Takes the props of an error
 * boundary's fallback and of Next's `error.tsx`.
 */
export function ErrorAlert({ error, ...options }: ErrorAlertProps): ReactElement {
  const { text, locale, dir } = useErrorTranslation(error, options) ?? {};
  return createElement('p', { role: 'alert', lang: locale, dir }, text);
}

export interface ErrorTranslationOptions extends TranslateOptions {
  /** A function that `createErrorTranslator` made. Default: `translateThrown`. */
  readonly translator?: TranslateThrown | undefined;
}

interface Shown {
  readonly thrown: unknown;
  readonly translation: Translation | undefined;
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
): Translation | undefined {
  const { translator = translateThrown, locale, errors, messages, signal } = options;
  const languages = useSyncExternalStore(onLocaleChange, toSnapshot, toServerSnapshot);
  const wanted = String(locale ?? languages);
  const [shown, show] = useState<Shown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: lists of locales are compared by their contents.
  useEffect(() => {
    if (thrown == null) return;
    let isLatest = true;
    translator(thrown, { locale, errors, messages, signal }).then((translation) => {
      if (isLatest)
        show((before) => (isSame(before, { thrown, translation }) ? before : { thrown, translation }));
    });
    return () => {
      isLatest = false;
    };
  }, [translator, thrown, wanted, errors, messages, signal]);
  return shown?.thrown === thrown ? shown?.translation : translateNow(thrown, options);
}

/**
 * Tests whether nothing changed: options that are new objects at each render must not cause another render.
 */
function isSame(before: Shown | undefined, { thrown, translation }: Shown): boolean {
  const { text, locale } = before?.translation ?? {};
  return before?.thrown === thrown && text === translation?.text && locale === translation?.locale;
}

const toSnapshot = () => readerLanguages().join();
const toServerSnapshot = () => '';
