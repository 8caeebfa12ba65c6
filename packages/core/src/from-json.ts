import { type AnyApiError, ApiError } from './api-error.js';
import type { Catalogue } from './catalogue/catalogue.js';
import type { Index } from './catalogue/index-catalogue.js';
import type { Params } from './catalogue/infer.js';
import { readParams } from './read-params.js';
import { toApiErrorIn } from './to-api-error.js';

/** `fromJSON` of a catalogue. */
export function fromJSONIn(index: Index, value: unknown): AnyApiError | undefined {
  try {
    if ((value as { $errlex?: unknown } | null)?.$errlex !== 1) return undefined;
    const { code, message: text, messageId, params, msg = text } = value as Record<string, unknown>;
    const error = toApiErrorIn(index, { code, msg });
    const message = index.byId.get(messageId as string);
    if (error === undefined || message === undefined || message.definition.code !== code) return error;
    const values = message.names.map((name) => (params as Params | null | undefined)?.[name]);
    const isText = values.every((part) => typeof part === 'string' || typeof part === 'number');
    const read = isText ? readParams(message, values.map(String)) : undefined;
    if (read === undefined) return error;
    return new ApiError<string | undefined, Catalogue>({
      code: error.code,
      message: toApiErrorIn(index, { code, msg: text })?.message ?? error.message,
      definition: message.definition,
      messageId: message.id,
      params: read,
      msg: error.payload.msg,
    });
  } catch {
    // A getter or a revoked proxy: no JSON.
    return undefined;
  }
}
