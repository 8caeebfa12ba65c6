'use client';

export { TranslatedError, type TranslatedErrorProps } from './translated-error.js';
export { useErrorTranslation, useErrorTranslationWith } from './use-error-translation.js';
