export { createResponder, type Responder } from './create-responder.js';
export type { ErrorResponse } from './http/send-response.js';
export type { LogEntry, LogFields, LogLevel } from './log/log-entry.js';
export type { MapFunction } from './mapping/map-error.js';
export {
  fromAcceptLanguage,
  fromCookie,
  fromHeader,
  fromQuery,
  type LocaleResolver,
} from './request/locale-resolvers.js';
export type { RequestFacts } from './request/request-facts.js';
export type { ErrorEvent, ResponderOptions, ResponderTexts } from './responder-options.js';
export { RoleError } from './role-errors.js';
