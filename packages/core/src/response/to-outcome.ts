import type { Catalogue } from '../catalogue/catalogue.js';
import type { SpotV3 } from '../catalogue/spot-v3.js';
import type { Errors } from '../create-errors.js';
import type { Answer } from '../error/answer.js';
import type { ApiErrorOf } from '../error/api-error-of.js';
import { toApiError } from '../error/to-api-error.js';
import { escapeControls } from '../text/plain-text.js';
import { findItems } from './find-items.js';
import { parseJson } from './parse-json.js';
import { ResponseError } from './response-error.js';
import { type Refusal, toRefusal } from './to-refusal.js';

/** What a body says. `value` is the parsed body, undefined where it is no JSON. */
export type Outcome<Rows extends Catalogue = SpotV3> =
  | { readonly kind: 'api-error'; readonly error: ApiErrorOf<Rows>; readonly value: unknown }
  | { readonly kind: 'response-error'; readonly error: ResponseError; readonly value: unknown }
  | { readonly kind: 'success'; readonly value: unknown }
  /** A list with failures in it: each item in its place, successes among them. */
  | { readonly kind: 'batch'; readonly items: readonly Outcome<Rows>[]; readonly value: unknown };

export interface OutcomeOptions<Rows extends Catalogue = SpotV3> {
  /** The HTTP answer that the body came with; without one the body came over another transport. */
  readonly answer?: Answer | undefined;
  /** The functions of another catalogue than `spotV3`. */
  readonly errors?: Errors<Rows> | undefined;
  /** Whether an `ApiError` is marked as that of a server which this one asked. */
  readonly upstream?: boolean | undefined;
  /** What kept the body from arriving whole. */
  readonly cause?: unknown;
}

/**
 * Reads a body, as text or parsed. An error payload is an `ApiError` under any status, also where it stands
 * inside `error`. Beyond that a status outside 2xx, a refusal that has no code (`{"result":false,…}`, an item
 * with an `errorMsg`) and a text that is no JSON are a `ResponseError`. A list is a batch where an item of it
 * failed. Never throws.
 */
export function toOutcome<Rows extends Catalogue = SpotV3>(
  body: unknown,
  options: OutcomeOptions<Rows> = {},
): Outcome<Rows> {
  const { answer } = options;
  if (typeof body !== 'string') return toValueOutcome(body, options, () => toText(body));
  try {
    const value = parseJson(body.charCodeAt(0) === 0xfeff ? body.slice(1) : body);
    return toValueOutcome(value, options, () => body);
  } catch (syntax) {
    if (answer && isOk(answer.httpStatus)) return { kind: 'success', value: undefined };
    const error = new ResponseError({ answer, body, cause: options.cause ?? toPrintable(syntax as Error) });
    return { kind: 'response-error', error, value: undefined };
  }
}

function toValueOutcome<Rows extends Catalogue>(
  value: unknown,
  options: OutcomeOptions<Rows>,
  readBody: () => string,
): Outcome<Rows> {
  const refusal = toRefusal(value, options.answer);
  if (refusal) return toErrorOutcome(refusal, value, options, readBody);
  if (options.answer && !isOk(options.answer.httpStatus)) return toErrorOutcome({}, value, options, readBody);
  const refusals = findItems(value)?.map((item) => [item, toRefusal(item)] as const);
  if (!refusals?.some(([, refused]) => refused)) return { kind: 'success', value };
  const items = refusals.map(
    ([item, refused]): Outcome<Rows> =>
      refused ? toErrorOutcome(refused, item, options, () => toText(item)) : { kind: 'success', value: item },
  );
  return { kind: 'batch', items, value };
}

function toErrorOutcome<Rows extends Catalogue>(
  { payload, msg, answer }: Refusal,
  value: unknown,
  { errors, upstream, cause, answer: came }: OutcomeOptions<Rows>,
  readBody: () => string,
): Outcome<Rows> {
  // Without a catalogue of the user's own, Rows is SpotV3.
  const toError = (errors?.toApiError ?? toApiError) as Errors<Rows>['toApiError'];
  const error = toError(payload, { answer: answer ?? came, upstream, ...(cause !== undefined && { cause }) });
  if (error) return { kind: 'api-error', error, value };
  const refused = new ResponseError({ answer: answer ?? came, body: readBody(), msg, cause });
  return { kind: 'response-error', error: refused, value };
}

/** The error of `JSON.parse`, which quotes what it was given: no control of that reaches a log. */
function toPrintable({ message }: Error): SyntaxError {
  return new SyntaxError(escapeControls(message));
}

function toText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // A cycle, a BigInt: nothing that came over a wire.
    return '';
  }
}

/** Whether a status is 2xx. */
export function isOk(httpStatus: number): boolean {
  return httpStatus >= 200 && httpStatus < 300;
}
