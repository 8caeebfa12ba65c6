export { JsonReplyInterceptor } from './json-reply.interceptor.js';
export { type ApiErrorsOptions, toApiErrors } from './to-api-errors.js';
export { withApiErrors } from './with-api-errors.js';
