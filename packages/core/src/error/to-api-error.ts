import type { Catalog } from '../catalog/catalog.js';
import type { Index } from '../catalog/index-catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import { spotV3Index } from '../catalog/spot-v3-index.js';
import { parseParams } from '../text/parse-params.js';
import { matchTemplate } from '../text/template.js';
import type { Answer } from './answer.js';
import { ApiError, type ApiErrorParts } from './api-error.js';
import type { ApiErrorOf } from './api-error-of.js';
import { type Payload, parsePayload } from './payload.js';

export interface ToApiErrorOptions {
  readonly cause?: unknown;
  /** The HTTP answer that the payload came with. */
  readonly answer?: Answer | undefined;
  /** Whether a server that this one had asked answered with it. */
  readonly upstream?: boolean | undefined;
}

export interface ToApiError<Rows extends Catalog> {
  /**
   * The error in a payload. The code alone decides the reason; the text finds the message id and the params
   * where it is a documented one, and is kept as `message` in any case. Undefined for a success and for what
   * is no payload. Never throws.
   */
  (value: unknown, options?: ToApiErrorOptions): ApiErrorOf<Rows> | undefined;
}

export function bindToApiError<Rows extends Catalog>(index: Index): ToApiError<Rows> {
  return function toApiError(value, options) {
    const payload = parsePayload(value);
    // The index was made from these rows, so what comes out of it is typed by them.
    return payload && (new ApiError(decodePayload(index, payload, options)) as unknown as ApiErrorOf<Rows>);
  };
}

/** {@link ToApiError} of `spotV3`. */
export const toApiError: ToApiError<SpotV3> = /*#__PURE__*/ bindToApiError(spotV3Index);

/** What the error in a payload is made of. */
export function decodePayload(
  index: Index,
  { code, msg }: Payload,
  options?: ToApiErrorOptions,
): ApiErrorParts {
  const entry = index(code);
  const definition = entry?.definition;
  const parts = { ...options, code, message: msg || definition?.reason || `Error ${code}`, definition, msg };
  for (const message of entry?.messagesFor(msg) ?? []) {
    const texts = matchTemplate(message, msg);
    const params = texts && parseParams(message, texts);
    if (params) return { ...parts, messageId: message.id, params };
  }
  return parts;
}
