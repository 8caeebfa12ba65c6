import { createElement, type ReactElement } from 'react';
import { type ErrorTranslationOptions, useErrorTranslation } from './use-error-translation.js';

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
