'use client';

export {
  ErrorAlert,
  type ErrorAlertProps,
  type ErrorTranslationOptions,
  useErrorTranslation,
} from './error-alert.js';
