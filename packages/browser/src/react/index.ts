'use client';

export type { ErrorTranslationOptions } from '../translate-thrown.js';
export { ErrorAlert, type ErrorAlertProps, useErrorTranslation } from './error-alert.js';
