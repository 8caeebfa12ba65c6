import type { ArgumentsHost } from '@nestjs/common';
import type { Answer } from '../answer/to-answer.js';
import { attempt } from '../attempt.js';
import type { ErrlexContext } from '../errlex.context.js';
import type { HttpResponse } from '../http/http-response.js';
import { sendReply } from '../http/send-reply.js';
import { toRetryAfter } from '../http/to-retry-after.js';
import { wantsProblem } from '../http/wants-problem.js';
import { matchRequest, type RequestLocale } from '../locale/match-request.js';
import { type Body, toBody, toProblemBody } from '../text/to-body.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const PROBLEM = 'application/problem+json; charset=utf-8';

/**
 * Answers a request with `{ code, msg }`, or with the problem details that it asks for, in the language that
 * it asks for. Throws where that cannot be sent, and ends the answer.
 */
export function replyHttp(answer: Answer, host: ArgumentsHost, context: ErrlexContext): void {
  const isProblem = context.problems !== undefined && wantsProblem(host);
  const body = (isProblem ? toHttpProblem : toHttpBody)(answer, host, context);
  const response: HttpResponse = host.getArgByIndex(1);
  try {
    sendReply(context.adapterHost.httpAdapter, response, {
      httpStatus: answer.httpStatus,
      body: body.text,
      contentType: isProblem ? PROBLEM : JSON_TYPE,
      locale: body.locale,
      vary: context.problems === undefined ? body.vary : ['Accept', ...body.vary],
      retryAfter: toRetryAfter(answer),
    });
  } catch (failure) {
    attempt(() => (response.raw ?? response).end());
    throw failure;
  }
}

/** The body in the language that a request asks for, and the headers by which it was chosen. */
export function toHttpBody(
  { error, details }: Answer,
  host: ArgumentsHost,
  { texts, bodies, locale: resolvers }: ErrlexContext,
): Body & Pick<RequestLocale, 'vary'> {
  const { locale, vary } = matchRequest(host, resolvers, texts.supported);
  const { text, locale: told } = toBody(error, details, locale, texts, bodies);
  return { text, locale: told, vary };
}

function toHttpProblem(
  { error, details, httpStatus }: Answer,
  host: ArgumentsHost,
  { texts, problems = '', locale: resolvers }: ErrlexContext,
): Body & Pick<RequestLocale, 'vary'> {
  const { locale, vary } = matchRequest(host, resolvers, texts.supported);
  return { ...toProblemBody(error, details, locale, texts, { problems, httpStatus }), vary };
}
