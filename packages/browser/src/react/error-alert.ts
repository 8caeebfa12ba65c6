import { createElement, type ReactElement } from 'react';
import { joinText } from '../render-to.js';
import type { ErrorTranslation } from '../to-error-translation.js';
import { type ErrorTranslationOptions, translateThrown } from '../translate-thrown.js';
import { useTranslation } from './use-translation.js';

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

/**
 * Returns the translation of a thrown value in `locale`, or in the language of the page, whose changes it
 * follows. Returns `undefined` for null, undefined and the caller's own abort, and until the messages are
 * loaded. On a server and while hydrating, only `messages` give a translation. Keep `errors` and `messages`
 * between renders: new objects are translated again.
 */
export function useErrorTranslation(
  thrown: unknown,
  { translator = translateThrown, ...options }: ErrorTranslationOptions = {},
): ErrorTranslation | undefined {
  return useTranslation(thrown, translator, options);
}
