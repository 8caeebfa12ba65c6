import type { ArgumentsHost } from '@nestjs/common';
import Negotiator from 'negotiator';
import type { ErrlexContext } from '../errlex.context.js';
import type { HttpResponse } from '../http/http-response.js';
import { sendReply } from '../http/send-reply.js';
import { toRetryAfter } from '../http/to-retry-after.js';
import { matchRequest, type RequestLocale } from '../locale/match-request.js';
import type { MappedError } from '../mapping/mapped-error.js';
import { toRequestFacts } from '../request/to-request-facts.js';
import { safely } from '../safely.js';
import { type Body, renderBody, renderProblem } from '../text/render-body.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const PROBLEM = 'application/problem+json';

/**
 * Sends the payload of an error, or problem details if the request prefers them or the contract has no other
 * payloads, in the language of the request. If sending fails, ends the response and throws.
 */
export function replyHttp(mapped: MappedError, host: ArgumentsHost, context: ErrlexContext): void {
  const isNegotiated = context.problemUrl !== undefined;
  const isProblem = hasProblemPayloads(context) || (isNegotiated && wantsProblem(host));
  const body = isProblem ? renderHttpProblem(mapped, host, context) : renderHttpBody(mapped, host, context);
  const response: HttpResponse = host.getArgByIndex(1);
  try {
    sendReply(context.adapterHost.httpAdapter, response, {
      httpStatus: mapped.httpStatus,
      body: body.text,
      contentType: isProblem ? `${PROBLEM}; charset=utf-8` : JSON_TYPE,
      locale: body.locale,
      vary: isNegotiated ? ['Accept', ...body.vary] : body.vary,
      retryAfter: toRetryAfter(mapped, context.errors.textRules),
    });
  } catch (failure) {
    safely(() => (response.raw ?? response).end());
    throw failure;
  }
}

type HttpBody = Body & Pick<RequestLocale, 'vary'>;

/** Renders the payload in the language of the request, and lists the headers that the language was read from. */
export function renderHttpBody(mapped: MappedError, host: ArgumentsHost, context: ErrlexContext): HttpBody {
  const { locale, vary } = matchRequest(host, context.resolvers, context.texts.supported);
  const body = renderBody(mapped, locale, context);
  return { text: body.text, locale: body.locale, vary };
}

function renderHttpProblem(mapped: MappedError, host: ArgumentsHost, context: ErrlexContext): HttpBody {
  const { locale, vary } = matchRequest(host, context.resolvers, context.texts.supported);
  return { ...renderProblem(mapped, mapped.httpStatus, locale, context), vary };
}

function hasProblemPayloads({ errors }: ErrlexContext): boolean {
  return errors.payload?.problem === true;
}

/** Whether a request accepts problem details and does not prefer plain JSON. Never throws. */
export function wantsProblem(host: ArgumentsHost): boolean {
  return (
    safely(() => {
      const { accept } = toRequestFacts(host).headers;
      // A range such as `*/*` does not ask for problem details.
      if (typeof accept !== 'string' || !accept.toLowerCase().includes(PROBLEM)) return false;
      return new Negotiator({ headers: { accept } }).mediaType(['application/json', PROBLEM]) === PROBLEM;
    }) === true
  );
}
