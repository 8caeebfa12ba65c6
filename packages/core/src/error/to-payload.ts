import type { AnyApiError } from './api-error.js';
import type { Payload } from './payload.js';

/** `{ code, msg }` of an error, exactly these two keys; `msg` is its English message, or the text given. */
export function toPayload(error: AnyApiError, msg: string = error.message): Payload {
  return { code: error.code, msg };
}
