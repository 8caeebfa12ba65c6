import type { ArgumentsHost } from '@nestjs/common';
import type { Answer } from '../answer/to-answer.js';
import type { ErrlexContext } from '../errlex.context.js';
import { matchRequest } from '../locale/match-request.js';
import { toPlainParams } from '../text/to-plain-params.js';
import { toText } from '../text/to-text.js';
import { GraphqlReply } from './graphql-reply.js';

/**
 * Answers a resolver with an error whose message is in the language of the request, and whose `extensions`
 * are `{ code, reason, params }`; GraphQL takes an error that is returned for one that was thrown.
 */
export function replyGraphql({ error }: Answer, host: ArgumentsHost, context: ErrlexContext): GraphqlReply {
  const { code, reason, params } = error;
  const { locale } = matchRequest(host, context.locale, context.texts.supported);
  const { msg } = toText(error, locale, context.texts);
  return new GraphqlReply(msg, {
    code,
    ...(reason !== undefined && { reason }),
    params: toPlainParams(params),
  });
}
