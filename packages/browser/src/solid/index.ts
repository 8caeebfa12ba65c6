export type { ErrorTranslationOptions } from '../show-translation.js';
export { useErrorTranslation } from './use-error-translation.js';
