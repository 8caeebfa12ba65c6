export {
  ApiErrorResponses,
  type ApiErrorResponsesOptions,
  type DocumentedError,
} from './api-error-responses.decorator.js';
