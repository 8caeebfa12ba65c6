export type { ErrorEvent, LocaleResolver, LogEntry, RequestFacts } from '@errlex/server';
// Of the adapter, so that one file fewer is loaded.
export { fromAcceptLanguage, fromCookie, fromHeader, fromQuery, RoleError } from '@errlex/server/adapter';
export { ApiException, type ApiExceptionOptions, type ExceptionArguments } from './api.exception.js';
export { ApiExceptionFilter } from './api-exception.filter.js';
export { type ApiExceptionOf, createApiException } from './create-api-exception.js';
export { ErrlexModule } from './errlex.module.js';
export type { ErrlexExtras, ErrlexOptions, ErrlexOptionsFactory } from './errlex.options.js';
export { ApiStreamInterceptor } from './http/api-stream.interceptor.js';
export { frameworkErrors } from './http/framework-errors.js';
export { JsonBodyGuard } from './http/json-body.guard.js';
