import { type AnyApiError, ApiError } from './api-error.js';
import type { Catalogue } from './catalogue/catalogue.js';
import type { Index } from './catalogue/index-catalogue.js';
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
  const definition = index.byCode.get(code);
  return new ApiError<string | undefined, Catalogue>({
    code,
    message: msg || definition?.reason || `Error ${code}`,
    definition,
    ...recognise(index, msg, Object.keys(definition?.messages ?? {})),
    msg,
    cause: options?.cause,
  });
}

function recognise(
  { byId }: Index,
  text: string,
  ids: readonly string[],
): { messageId: string; params: Params } | undefined {
  for (const messageId of ids) {
    const message = byId.get(messageId);
    const parts = message && matchTemplate(message, text);
    const params = parts && readParams(message, parts);
    if (params) return { messageId, params };
  }
  return undefined;
}
