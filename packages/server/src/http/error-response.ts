import { adviseCaller, toRetryAfter } from '../mapping/advise-caller.js';
import { matchRequest } from '../request/locale-resolvers.js';
import { type RequestFacts, wantsProblem } from '../request/request-facts.js';
import type { ResponderContext } from '../responder-context.js';
import type { MappedError } from '../sent-error.js';
import { type Body, renderBody, renderProblem } from '../text/render-body.js';
import type { ErrorResponse } from './send-response.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/**
 * Renders the response to an error in the language of the request. The body is the payload of the contract;
 * it is problem details if the request prefers them or the contract uses them for all errors. If rendering
 * fails, returns the unknown error in English. Never throws.
 */
export function renderResponse(
  mapped: MappedError,
  request: RequestFacts,
  context: ResponderContext,
): ErrorResponse {
  try {
    return render(mapped, request, context);
  } catch (cause) {
    const { errors, unknown } = context;
    context.logFault('the response could not be rendered', cause);
    const headers = { 'content-type': JSON_TYPE, 'content-language': 'en', 'cache-control': 'no-store' };
    return { status: 500, headers, body: JSON.stringify(errors.toPayload(unknown)) };
  }
}

function render(mapped: MappedError, request: RequestFacts, context: ResponderContext): ErrorResponse {
  const { errors, texts, problemUrl } = context;
  const isNegotiated = problemUrl !== undefined;
  const isProblem = errors.payload?.problem === true || (isNegotiated && wantsProblem(request));
  const { locale, vary } = matchRequest(request, context, texts.supported);
  const body = isProblem
    ? renderProblem(mapped, mapped.httpStatus, locale, context, adviceFields(mapped, request, context))
    : renderBody(mapped, locale, context);
  const varied = isNegotiated ? ['Accept', ...vary] : vary;
  const retryAfter = toRetryAfter(mapped, request.method, errors);
  const headers: Record<string, string> = {
    'content-type': isProblem ? PROBLEM_TYPE : JSON_TYPE,
    'content-language': body.locale,
    'cache-control': 'no-store',
  };
  if (varied.length > 0) headers.vary = varied.join(', ');
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  return { status: mapped.httpStatus, headers, body: body.text };
}

/** Renders only the payload, for sockets and for responses that are sent in pieces. Never throws. */
export function renderPayload(mapped: MappedError, request: RequestFacts, context: ResponderContext): Body {
  try {
    return renderBody(mapped, matchRequest(request, context, context.texts.supported).locale, context);
  } catch (cause) {
    context.logFault('the payload could not be rendered', cause);
    return { text: JSON.stringify(context.errors.toPayload(context.unknown)), locale: 'en' };
  }
}

/**
 * Returns `retry` and `executed`, by which clients can decide without reading a text. Returns no fields if
 * the option `advice` is off.
 */
export function adviceFields(
  mapped: MappedError,
  { method }: RequestFacts,
  { advice, errors }: Pick<ResponderContext, 'advice' | 'errors'>,
): { readonly retry?: string; readonly executed?: string } {
  if (!advice) return {};
  const { retry, executed } = adviseCaller(mapped, method, errors);
  return { retry, executed };
}
