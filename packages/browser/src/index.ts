export type {
  AnyApiError,
  AnyParams,
  ApiErrorJson,
  ApiErrorOf,
  ErrorData,
  MessageId,
  Payload,
  Reason,
} from '@errlex/core';
export {
  ApiError,
  createApiError,
  ErrorCode,
  fromJSON,
  isApiError,
  toApiError,
} from '@errlex/core';
export type {
  Advice,
  AdviceOptions,
  Fetch,
  FetchResponse,
  IdentifiedError,
  IdentifiedKind,
  IdentifyOptions,
  Outcome,
  OutcomeOptions,
  ReadApiErrorOptions,
} from '@errlex/core/response';
export {
  adviceFor,
  identify,
  isResponseError,
  parseJsonExact,
  ResponseError,
  readApiError,
  toOutcome,
  withApiErrors,
} from '@errlex/core/response';
export type {
  CatalogMessages,
  Hints,
  LoadMessages,
  Locale,
  Messages,
  MessagesDefinition,
  ParseLocalizedOptions,
  Translatable,
  Translation,
} from '@errlex/i18n';
export {
  createLoader,
  defineMessages,
  hintFor,
  loadHints,
  loadMessages,
  locales,
  matchLocale,
  parseLocalized,
  translate,
} from '@errlex/i18n';
export { fieldOf } from './field-of.js';
export { detectLocale, onLocaleChange } from './page-language.js';
export { renderTo } from './render-to.js';
export { showError } from './show-error.js';
export type { ErrorTranslation } from './to-error-translation.js';
export {
  createErrorTranslator,
  type ErrorTranslationOptions,
  preload,
  type TranslateOptions,
  type TranslateThrown,
  translateThrown,
} from './translate-thrown.js';
