'use client';

export { ErrorAlert, type ErrorAlertProps } from './translated-error.js';
export { useErrorTranslation, useErrorTranslationWith } from './use-error-translation.js';
