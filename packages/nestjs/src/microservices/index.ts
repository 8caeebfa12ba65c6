export { JsonReplyInterceptor } from './json-reply.interceptor.js';
export { type ApiErrorsOptions, toApiErrors, withApiErrors } from './to-api-errors.js';
