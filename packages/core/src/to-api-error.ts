import { type AnyApiError, ApiError } from './api-error.js';
import type { Catalogue } from './catalogue/catalogue.js';
import type { Index, Message } from './catalogue/index-catalogue.js';
import type { Params } from './catalogue/infer.js';
import { parsePayload } from './payload.js';
import { readParams } from './read-params.js';
import { matchTemplate } from './template.js';

/** `toApiError` of a catalogue. */
export function toApiErrorIn(
  index: Index,
  value: unknown,
  options?: { readonly cause?: unknown },
): AnyApiError | undefined {
  const payload = parsePayload(value);
  if (payload === undefined) return undefined;
  const { code, msg } = payload;
  const { definition, messages } = index.byCode.get(code) ?? {};
  const found = messages && recognize(messages, msg);
  return new ApiError<string | undefined, Catalogue>({
    code,
    message: msg || definition?.reason || `Error ${code}`,
    definition,
    messageId: found?.messageId,
    params: found?.params,
    msg,
    cause: options?.cause,
  });
}

function recognize(
  messages: readonly Message[],
  text: string,
): { messageId: string; params: Params } | undefined {
  for (const message of messages) {
    const parts = matchTemplate(message, text);
    const params = parts && readParams(message, parts);
    if (params) return { messageId: message.id, params };
  }
  return undefined;
}
