import { createElement, type ReactElement } from 'react';
import type { TranslateOptions } from '../translate-thrown.js';
import { useErrorTranslation } from './use-error-translation.js';

export interface ErrorAlertProps extends TranslateOptions {
  /** What was thrown; null or undefined for nothing, which keeps the element for screen readers to watch. */
  readonly error: unknown;
}

/**
 * A paragraph that tells an error to its reader, and is announced. Takes the props of an error boundary's
 * fallback and of Next's `error.tsx`.
 */
export function ErrorAlert({ error, ...options }: ErrorAlertProps): ReactElement {
  const { text, locale, dir } = useErrorTranslation(error, options) ?? {};
  return createElement('p', { role: 'alert', lang: locale, dir }, text);
}
