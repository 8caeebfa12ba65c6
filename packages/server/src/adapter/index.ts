/** The parts of a responder, for adapters to hosts that send more than HTTP responses. Not covered by semver. */

export type { AskOption } from '../ask-option.js';
export { adviceFields, renderPayload, renderResponse } from '../http/error-response.js';
export {
  addLanguages,
  type FastifyReply,
  type NodeResponse,
  sendReply,
  sendResponse,
} from '../http/send-response.js';
export { adviseCaller } from '../mapping/advise-caller.js';
export { findOwnError } from '../mapping/find-own-error.js';
export type { ThrownFacts } from '../mapping/map-error.js';
export { isHttpException, isRpcOrWsException, type Thrown } from '../mapping/thrown.js';
export {
  fromAcceptLanguage,
  fromCookie,
  fromHeader,
  fromQuery,
  matchRequest,
} from '../request/locale-resolvers.js';
export { type NodeRequest, NodeRequestFacts, type RequestFacts } from '../request/request-facts.js';
export { createContext, handleError, type ResponderContext } from '../responder-context.js';
export {
  checkIsObject,
  checkOptions,
  isOneOf,
  isSynchronous,
  type OptionRule,
} from '../responder-options.js';
export { createRoleError, createStatusError, httpStatusOf, RoleError } from '../role-errors.js';
export { safely } from '../safely.js';
export { type Detail, type Detailed, type MappedError, VIOLATIONS } from '../sent-error.js';
export { type FieldPath, payloadFields, toPlainParams, toProblemDetails } from '../text/problem-details.js';
export { extraFields } from '../text/render-body.js';
export { loadTexts, type Texts } from '../text/texts.js';
export { translateError, translateReason } from '../text/translate-error.js';
export { isMetadata, type Metadata, WIRE_KEY } from '../wire/parse-wire-error.js';
export { toRemoteError } from '../wire/remote-error.js';
export { toWireError, WIRE_VERSION, type WireError } from '../wire/wire-error.js';
