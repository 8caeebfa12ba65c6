export type {
  AnyApiError,
  ApiErrorJson,
  ApiErrorOf,
  MessageId,
  Params,
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
export type { Advice, AdviceOptions, Fetch, FetchResponse, Outcome, OutcomeOptions, ReadOptions } from '@errlex/core/response';
export {
  adviceFor,
  isResponseError,
  parseJson,
  ResponseError,
  readApiError,
  toOutcome,
  withApiErrors,
} from '@errlex/core/response';
export type { Locale, Messages, RecognizeOptions, Translatable, Translation } from '@errlex/i18n';
export { loadMessages, locales, matchLocale, recognize, translate } from '@errlex/i18n';
export { detectLocale } from './detect-locale.js';
export { renderTo } from './render-to.js';
