import { toPayload } from '@errlex/core';
import type { ArgumentsHost } from '@nestjs/common';
import type { ErrlexContext } from '../errlex.context.js';
import { addLanguage, type DescribedResponse } from '../http/add-language.js';
import { matchRequest } from '../locale/match-request.js';
import type { MappedError } from '../mapping/mapped-error.js';
import { safely } from '../safely.js';
import { extraFields } from '../text/render-body.js';
import { toPlainParams } from '../text/to-plain-params.js';
import { translateError } from '../text/translate-error.js';
import { GraphqlReply } from './graphql-reply.js';

/** Where contexts of GraphQL have the response; on Express it is behind the request too. */
interface OperationContext {
  readonly res?: DescribedResponse;
  readonly reply?: DescribedResponse;
  readonly req?: { readonly res?: DescribedResponse };
}

/**
 * Returns the error that a resolver fails with: its message is in the language of the request, its `extensions` are
 * `{ code, reason, params }`, with `hint` and `details` if there are any. GraphQL takes a returned error for a
 * thrown one.
 */
export function replyGraphql(
  mapped: MappedError,
  host: ArgumentsHost,
  { texts, resolvers }: ErrlexContext,
): GraphqlReply {
  const { code, reason, params } = mapped.error;
  const { locale, vary } = matchRequest(host, resolvers, texts.supported);
  const { msg, locale: msgLocale } = translateError(mapped, locale, texts);
  const { hint, details, locales } = extraFields(mapped, locale, texts, (error, text) => ({
    ...toPayload(error, text),
  }));
  const operation: OperationContext | undefined = host.getArgByIndex(2);
  const response = operation?.res ?? operation?.reply ?? operation?.req?.res;
  if (response) safely(() => addLanguage(response, [msgLocale, ...locales], vary));
  return new GraphqlReply(msg, {
    code,
    ...(reason !== undefined && { reason }),
    params: toPlainParams(params),
    ...(hint !== undefined && { hint }),
    ...(details && { details }),
  });
}
