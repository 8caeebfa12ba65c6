import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { ApiErrorOf } from '../error/api-error-of.js';
import { findItems } from './find-items.js';
import type { OutcomeOptions } from './outcome-options.js';
import { parseJsonExact } from './parse-json.js';
import { isResponseError, ResponseError } from './response-error.js';
import { isOk, toFailure, toPrintable } from './to-failure.js';
import { toRefusal } from './to-refusal.js';

/** What a body says. `value` is the parsed body, undefined where it is no JSON. */
export type Outcome<Rows extends Catalog = SpotV3> =
  | { readonly kind: 'api-error'; readonly error: ApiErrorOf<Rows>; readonly value: unknown }
  | { readonly kind: 'response-error'; readonly error: ResponseError; readonly value: unknown }
  | { readonly kind: 'success'; readonly value: unknown }
  /** A list with failures in it: each item in its place, successes among them. */
  | { readonly kind: 'batch'; readonly items: readonly Outcome<Rows>[]; readonly value: unknown };

/**
 * Reads a body, as text or parsed. An error payload is an `ApiError` under any status, also where it stands
 * inside `error`. Beyond that a status outside 2xx, a refusal that has no code (`{"result":false,…}`, an item
 * with an `errorMsg`) and a text that is no JSON are a `ResponseError`. A list is a batch where an item of it
 * failed. Never throws.
 */
export function toOutcome<Rows extends Catalog = SpotV3>(
  body: unknown,
  options: OutcomeOptions<Rows> = {},
): Outcome<Rows> {
  const { answer } = options;
  if (typeof body !== 'string') return toValueOutcome(body, options, () => toText(body));
  try {
    const value = parseJsonExact(body.charCodeAt(0) === 0xfeff ? body.slice(1) : body);
    return toValueOutcome(value, options, () => body);
  } catch (syntax) {
    if (answer && isOk(answer.httpStatus)) return { kind: 'success', value: undefined };
    const error = new ResponseError({ answer, body, cause: options.cause ?? toPrintable(syntax as Error) });
    return { kind: 'response-error', error, value: undefined };
  }
}

function toValueOutcome<Rows extends Catalog>(
  value: unknown,
  options: OutcomeOptions<Rows>,
  readBody: () => string,
): Outcome<Rows> {
  const { answer } = options;
  const refusal = toRefusal(value) ?? (answer && !isOk(answer.httpStatus) ? {} : undefined);
  if (refusal) return toErrorOutcome(toFailure(refusal, options, readBody), value);
  const refusals = findItems(value)?.map((item) => [item, toRefusal(item)] as const);
  if (!refusals?.some(([, refused]) => refused)) return { kind: 'success', value };
  const items = refusals.map(([item, refused]): Outcome<Rows> => {
    if (refused === undefined) return { kind: 'success', value: item };
    // An item may tell of an answer of its own.
    const itemOptions = { ...options, answer: refused.answer ?? answer };
    return toErrorOutcome(
      toFailure(refused, itemOptions, () => toText(item)),
      item,
    );
  });
  return { kind: 'batch', items, value };
}

function toErrorOutcome<Rows extends Catalog>(
  error: ApiErrorOf<Rows> | ResponseError,
  value: unknown,
): Outcome<Rows> {
  return isResponseError(error)
    ? { kind: 'response-error', error, value }
    : { kind: 'api-error', error, value };
}

function toText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // A cycle, a BigInt: nothing that came over a wire.
    return '';
  }
}
