import type { ArgumentsHost } from '@nestjs/common';
import type { Answer } from '../answer/to-answer.js';
import { attempt } from '../attempt.js';
import type { ErrlexContext } from '../errlex.context.js';
import { addLanguage, type DescribedResponse } from '../http/add-language.js';
import { matchRequest } from '../locale/match-request.js';
import { toMore } from '../text/to-body.js';
import { toPlainParams } from '../text/to-plain-params.js';
import { toText } from '../text/to-text.js';
import { GraphqlReply } from './graphql-reply.js';

/** Where contexts of GraphQL have the response: Express has it behind the request too. */
interface OperationContext {
  readonly res?: DescribedResponse;
  readonly reply?: DescribedResponse;
  readonly req?: { readonly res?: DescribedResponse };
}

/**
 * Answers a resolver with an error whose message is in the language of the request, and whose `extensions`
 * are `{ code, reason, params }`, with a hint and with details where there are any; GraphQL takes an error
 * that is returned for one that was thrown.
 */
export function replyGraphql(
  { error, details }: Answer,
  host: ArgumentsHost,
  context: ErrlexContext,
): GraphqlReply {
  const { code, reason, params } = error;
  const { texts } = context;
  const { locale, vary } = matchRequest(host, context.locale, texts.supported);
  const { msg, locale: told } = toText(error, locale, texts);
  const { locales, ...more } = toMore(error, details, locale, texts);
  const operation: OperationContext | undefined = host.getArgByIndex(2);
  const response = operation?.res ?? operation?.reply ?? operation?.req?.res;
  if (response) attempt(() => addLanguage(response, [told, ...locales], vary));
  return new GraphqlReply(msg, {
    code,
    ...(reason !== undefined && { reason }),
    params: toPlainParams(params),
    ...(more.hint !== undefined && { hint: more.hint }),
    ...(more.details && { details: more.details }),
  });
}
