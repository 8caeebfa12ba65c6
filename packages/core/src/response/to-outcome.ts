import type { Catalog } from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { ContractReader, ErrorSet } from '../define-errors.js';
import { type ErrorData, freezeErrorData, type ResponseInfo } from '../error/error-data.js';
import type { DecodedData, DecodedError } from '../error/is-api-error.js';
import { spotV3Reader } from '../spot-v3-errors.js';
import { defineLazy } from './lazy.js';
import {
  type BodyContext,
  type BodyError,
  createBodyError,
  describeInvalidJson,
  describeResponseError,
  findBodyError,
  parseBody,
  type ResponseError,
  toBodyError,
} from './response-error.js';

export interface OutcomeOptions<Definitions extends Catalog = SpotV3> {
  /** The HTTP response that the body came with. Omit it if the body came over another transport. */
  readonly responseInfo?: ResponseInfo | undefined;
  /** The error set of the API. Default: `spotV3Errors`. */
  readonly errors?: Pick<ErrorSet<Definitions>, 'catalog' | 'reader'> | undefined;
  /** Whether to mark an API error as sent by an upstream. Default: `false`. */
  readonly upstream?: boolean | undefined;
  /** Why the body is incomplete. */
  readonly cause?: unknown;
}

/**
 * The meaning of a body. `value` is the parsed body, or `undefined` if it is not JSON. For an error, `data`
 * describes it, and `error` is the `Error` to throw, created at the first access.
 */
export type Outcome<Definitions extends Catalog = SpotV3> =
  | {
      readonly kind: 'api-error';
      readonly data: DecodedData<Definitions>;
      readonly error: DecodedError<Definitions>;
      /** The items of a batch that failed as a whole. */
      readonly items?: readonly Outcome<Definitions>[] | undefined;
      readonly value: unknown;
    }
  /** An error without a code: `data.code` is 0. */
  | {
      readonly kind: 'response-error';
      readonly data: ErrorData;
      readonly error: ResponseError;
      readonly value: unknown;
    }
  | { readonly kind: 'success'; readonly value: unknown }
  /** A batch with failed items: all items in their order, including successes. */
  | { readonly kind: 'batch'; readonly items: readonly Outcome<Definitions>[]; readonly value: unknown }
  /** A 2xx body that looks like an error, but contains neither a known error nor a known success. */
  | { readonly kind: 'unrecognized'; readonly value: unknown };

/**
 * Reads a body, as text or parsed, and returns its meaning: an error of the contract with any status, an
 * error without a code, a batch with failed items, a success, or an unrecognized body. A body with a status
 * outside 2xx is always an error. Never throws.
 */
export function toOutcome<Definitions extends Catalog = SpotV3>(
  body: unknown,
  { errors, ...options }: OutcomeOptions<Definitions> = {},
): Outcome<Definitions> {
  const reader = errors?.reader ?? spotV3Reader;
  const { responseInfo, upstream, cause } = options;
  // The cast is safe: `reader` looks codes up in `Definitions`.
  return readBody(body, { reader, responseInfo, upstream, cause }) as Outcome<Definitions>;
}

interface Context extends BodyContext {
  readonly reader: ContractReader;
}

function readBody(body: unknown, context: Context): Outcome<Catalog> {
  if (typeof body !== 'string') return readValue(body, context, () => toText(body));
  const parsed = parseBody(body);
  if ('value' in parsed) return readValue(parsed.value, context, () => body);
  const error = describeInvalidJson(parsed.syntaxError, context);
  return error
    ? createErrorOutcome(error, undefined, context, () => body)
    : { kind: 'success', value: undefined };
}

function readValue(value: unknown, context: Context, readText: () => string): Outcome<Catalog> {
  const error = findBodyError(value, context);
  if (error) return createErrorOutcome(error, value, context, readText);
  const { reader } = context;
  const items = reader.findItems(value);
  if (items?.some((item) => reader.parseItem(item))) {
    return { kind: 'batch', items: readItems(items, context), value };
  }
  return { kind: !reader.isSuccess(value) && hasErrorField(value) ? 'unrecognized' : 'success', value };
}

function readItems(items: readonly unknown[], context: Context): Outcome<Catalog>[] {
  return items.map((value) => {
    const error = context.reader.parseItem(value);
    if (error === undefined) return { kind: 'success', value };
    return createErrorOutcome(toBodyError(error, context), value, context, () => toText(value));
  });
}

function createErrorOutcome(
  found: BodyError,
  value: unknown,
  context: Context,
  readText: () => string,
): Outcome<Catalog> {
  const { json, payload, msg, reader, options } = found;
  const described = json ?? (payload && reader.describe(payload, options));
  const data = described ? freezeErrorData(described) : describeResponseError({ ...options, msg });
  const items = found.items && readItems(found.items, context);
  const outcome = items
    ? { kind: described ? 'api-error' : 'response-error', data, items, value }
    : { kind: described ? 'api-error' : 'response-error', data, value };
  defineLazy(outcome, 'error', () =>
    createBodyError(described ? { ...found, json: data } : found, readText()),
  );
  // The cast is safe: `described` decides `kind` and the class of `error`.
  return outcome as Outcome<Catalog>;
}

/** Matches whole names of fields that hold an error. Does not match `retMsg`, which is "OK" in successes. */
const errorField =
  /^(?:err(?:s|no|num)?|errors?|(?:err|error)[-_]?(?:code|no|msg|message)|ret[-_]?(?:code|no))$/i;

/**
 * Tests whether the top level of a body has a field that looks like an error. Only for bodies without a known
 * error or success.
 */
function hasErrorField(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  try {
    if (Array.isArray(value)) return false;
    return Object.entries(value).some(
      ([name, field]) =>
        ((name === 'code' || errorField.test(name)) && !isEmpty(field)) ||
        (name === 'status' && typeof field === 'string' && field.toLowerCase() === 'error'),
    );
  } catch {
    // A getter or a revoked proxy threw; parsed JSON has neither.
    return false;
  }
}

/** Tests whether the value of an error field means that there is no error. */
function isEmpty(field: unknown): boolean {
  if (typeof field === 'object' && field !== null) return Object.keys(field).length === 0;
  return !field || /^(?:0+|200)$/.test(String(field));
}

function toText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // `JSON.stringify` fails for a cycle or a BigInt; parsed JSON has neither.
    return '';
  }
}
