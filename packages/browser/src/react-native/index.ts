export { ApiError, createApiError, ErrorCode, fromJSON, isApiError } from '@errlex/core';
export { adviceFor, isResponseError, ResponseError, withApiErrors } from '@errlex/core/response';
export { createLoader } from '@errlex/i18n';
export { fieldOf } from '../field-of.js';
export type { ErrorTranslation } from '../to-error-translation.js';
export type { TranslateOptions, TranslateThrown } from '../translate-thrown.js';
export { createErrorTranslator } from './device-locale.js';
export {
  ErrorAlert,
  type ErrorAlertProps,
  type ErrorTranslationOptions,
  useErrorTranslation,
} from './error-alert.js';
