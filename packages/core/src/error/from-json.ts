import type { Catalog } from '../catalog/catalog.js';
import type { Index } from '../catalog/index-catalog.js';
import type { Params } from '../catalog/infer.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import { spotV3Index } from '../catalog/spot-v3-index.js';
import { parseParams } from '../text/parse-params.js';
import { PARAM_LIMIT } from '../text/template.js';
import { truncate } from '../text/truncate.js';
import { parseAnswer } from './answer.js';
import { ApiError, type ApiErrorParts } from './api-error.js';
import type { ApiErrorOf } from './api-error-of.js';
import { parsePayload } from './payload.js';
import { decodePayload } from './to-api-error.js';

export interface FromJSON<Rows extends Catalog> {
  /** The error that `toJSON` wrote; undefined for anything else. Never throws. */
  (value: unknown): ApiErrorOf<Rows> | undefined;
}

export function bindFromJSON<Rows extends Catalog>(index: Index): FromJSON<Rows> {
  return (value) => {
    try {
      const parts = readParts(index, (value ?? {}) as Record<string, unknown>);
      // The index was made from these rows, so what comes out of it is typed by them.
      return parts && (new ApiError(parts) as unknown as ApiErrorOf<Rows>);
    } catch {
      // A getter or a revoked proxy: no JSON.
      return undefined;
    }
  };
}

/** {@link FromJSON} of `spotV3`. */
export const fromJSON: FromJSON<SpotV3> = /*#__PURE__*/ bindFromJSON(spotV3Index);

function readParts(index: Index, json: Record<string, unknown>): ApiErrorParts | undefined {
  if (json.$errlex !== 1) return undefined;
  const { code, message: text, messageId, params, msg = text } = json;
  const payload = parsePayload({ code, msg });
  if (payload === undefined) return undefined;
  const options = { answer: parseAnswer(json.answer), upstream: json.upstream === true };
  const parts = decodePayload(index, payload, options);
  const message = index(payload.code)?.messages.find(({ id }) => id === messageId);
  const values = message?.names.map((name) => (params as Params | null | undefined)?.[name]);
  const isText = values?.every((part) => typeof part === 'string' || typeof part === 'number');
  const read =
    message && isText
      ? parseParams(message, values?.map((value) => truncate(String(value), PARAM_LIMIT)) ?? [])
      : undefined;
  if (message === undefined || read === undefined) return parts;
  const told = parsePayload({ code, msg: text })?.msg;
  return { ...parts, message: told || parts.message, messageId: message.id, params: read };
}
