import type { ArgumentsHost } from '@nestjs/common';
import type { Answer } from '../answer/to-answer.js';
import { attempt } from '../attempt.js';
import type { ErrlexContext } from '../errlex.context.js';
import type { HttpResponse } from '../http/http-response.js';
import { sendReply } from '../http/send-reply.js';
import { toRetryAfter } from '../http/to-retry-after.js';
import { matchRequest } from '../locale/match-request.js';
import { toBody } from '../text/to-body.js';

/** Answers a request with `{ code, msg }` in the language that it asks for. Throws where that cannot be sent, and ends the answer. */
export function replyHttp(answer: Answer, host: ArgumentsHost, context: ErrlexContext): void {
  const { texts, bodies, adapterHost } = context;
  const { locale, vary } = matchRequest(host, context.locale, texts.supported);
  const body = toBody(answer.error, answer.details, locale, texts, bodies);
  const response: HttpResponse = host.getArgByIndex(1);
  try {
    sendReply(adapterHost.httpAdapter, response, {
      httpStatus: answer.httpStatus,
      body: body.text,
      locale: body.locale,
      vary,
      retryAfter: toRetryAfter(answer),
    });
  } catch (failure) {
    attempt(() => (response.raw ?? response).end());
    throw failure;
  }
}
