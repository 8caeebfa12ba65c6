export type { ErrorTranslationOptions } from '../translate-thrown.js';
export { useErrorTranslation } from './use-error-translation.js';
