'use client';

export { ErrorAlert, type ErrorAlertProps } from './error-alert.js';
export { type ErrorTranslationOptions, useErrorTranslation } from './use-error-translation.js';
