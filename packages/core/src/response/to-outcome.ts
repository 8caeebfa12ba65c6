import type { ApiErrorOf } from '../api-error.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { SpotV3 } from '../catalogue/spot-v3.js';
import type { Errors } from '../create-errors.js';
import { isSuccessCode } from '../payload.js';
import { toApiError } from '../spot-v3-errors.js';
import { parseJson } from './parse-json.js';
import { ResponseError } from './response-error.js';

/** What a body says. `value` is the parsed body, undefined where it is no JSON. */
export type Outcome<Rows extends Catalogue = SpotV3> =
  | { readonly kind: 'api-error'; readonly error: ApiErrorOf<Rows>; readonly value: unknown }
  | { readonly kind: 'response-error'; readonly error: ResponseError; readonly value: unknown }
  | { readonly kind: 'success'; readonly value: unknown };

export interface OutcomeOptions<Rows extends Catalogue = SpotV3> {
  /** The HTTP status that the body came with; without one the body came over another transport. */
  readonly httpStatus?: number | undefined;
  /** The functions of another catalogue than `spotV3`. */
  readonly errors?: Pick<Errors<Rows>, 'toApiError'> | undefined;
}

/**
 * Reads the text of a body. An error payload is an `ApiError` under any status. Beyond that a status outside 2xx, a refusal
 * that has no code (`{"result":false,…}`, a cancelled item with an `errorMsg`) and a text that is no JSON are a `ResponseError`.
 * A list of items is a success, for some of them may be: its items tell. Never throws.
 */
export function toOutcome<Rows extends Catalogue = SpotV3>(
  body: string,
  { httpStatus, errors }: OutcomeOptions<Rows> = {},
): Outcome<Rows> {
  // Without a catalogue of the user's own, Rows is SpotV3.
  const { toApiError: toError } = errors ?? ({ toApiError } as unknown as Pick<Errors<Rows>, 'toApiError'>);
  const refuse = (value: unknown, msg?: string, cause?: unknown): Outcome<Rows> => ({
    kind: 'response-error',
    error: new ResponseError({ httpStatus, body, msg, cause }),
    value,
  });
  let value: unknown;
  try {
    value = parseJson(body.charCodeAt(0) === 0xfeff ? body.slice(1) : body);
  } catch (cause) {
    return isOk(httpStatus) && httpStatus !== undefined
      ? { kind: 'success', value }
      : refuse(value, undefined, cause);
  }
  const error = toError(value);
  if (error !== undefined) return { kind: 'api-error', error, value };
  const msg = refusalIn(value);
  return isOk(httpStatus) && msg === undefined ? { kind: 'success', value } : refuse(value, msg);
}

/** Whether nothing is wrong by the status: it is 2xx, or there is none. */
export function isOk(httpStatus: number | undefined): boolean {
  return httpStatus === undefined || (httpStatus >= 200 && httpStatus < 300);
}

/** The text of a refusal that has no code, empty where it has no text either; undefined for anything else. */
function refusalIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { code, result, success, msg, errorMsg, errorMessage } = value as Record<string, unknown>;
  if (isSuccessCode(code)) return undefined;
  const isText = (field: unknown) => typeof field === 'string' && field !== '';
  const refusal = [errorMsg, errorMessage].find(isText);
  if (refusal === undefined && result !== false && success !== false) return undefined;
  return String(refusal ?? (isText(msg) ? msg : ''));
}
