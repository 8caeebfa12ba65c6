export { type ErrorTranslationOptions, useErrorTranslation } from './use-error-translation.js';
