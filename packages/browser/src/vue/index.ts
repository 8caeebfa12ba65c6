export { useErrorTranslation, useErrorTranslationWith } from './use-error-translation.js';
