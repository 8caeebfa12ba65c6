import type { CatalogIndex } from '../catalog/index-catalog.js';
import { truncate } from '../text/text.js';

/** The error in a body: a payload, or a text without a code. */
export interface ErrorBody {
  readonly payload?: ParsedPayload | undefined;
  readonly msg?: string | undefined;
  /** The HTTP status that the body itself contains, as in responses of WebSocket APIs. */
  readonly httpStatus?: number | undefined;
  /** The items of a batch that failed as a whole. */
  readonly items?: readonly unknown[] | undefined;
}

/** Finds the errors in bodies of one payload shape. Its methods never throw. */
export interface ErrorBodyReader {
  /** Parses a value that is itself a payload. */
  parsePayload(value: unknown, httpStatus?: number): ParsedPayload | undefined;
  /** Parses the error in a whole body. Returns `undefined` for a success and for a batch with successes. */
  parseErrorBody(value: unknown, httpStatus?: number): ErrorBody | undefined;
}

/** Reads and writes the bodies of one payload shape. Its methods never throw. */
export interface BodyReader extends ErrorBodyReader {
  /** Returns the items of a batch, `undefined` if the body is not a batch. */
  findItems(value: unknown): readonly unknown[] | undefined;
  /** Parses the error in an item of a batch. */
  parseItem(value: unknown): ErrorBody | undefined;
  /**
   * Tests whether the top level of a body has a success code or another sign of success, such as `success:
   * true`.
   */
  isSuccess(value: unknown): boolean;
  write(
    error: { readonly code: number; readonly message: string },
    msg?: string,
  ): Readonly<Record<string, unknown>>;
}

/** The default shape in which an error is sent. */
export interface Payload {
  readonly code: number;
  readonly msg: string;
}

/** A payload that was read, with the remaining fields of its object. */
export interface ParsedPayload extends Payload {
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

export type Fields = Readonly<Record<string, unknown>>;

/**
 * Maximum length of a text, and of the JSON of a nested field, in UTF-16 units. Longer texts are truncated;
 * longer fields are dropped.
 */
const MAX_TEXT_LENGTH = 4096;

/** Tests whether a code means success by default: 0 or 200. */
export function isSuccessCode(code: number | undefined): boolean {
  return code === 0 || code === 200;
}

/**
 * Reads `{ code, msg }` from a parsed body. The code is an integer, as a number or a decimal string. Returns
 * `undefined` for a success code. A negative code is an error even without a text (`msg` is then empty). A
 * positive code needs a text, because many bodies have a `code` field with another meaning.
 *
 * If `msg` is missing, `message` or `detail` is read instead, but only if the value is not an `Error` and one
 * of these is true:
 * - the catalog holds the code
 * - the code is a number, and it is negative or came with an error status
 *
 * Other values with a number and a message are not payloads: they are errors of platforms and libraries
 * (`DOMException`, gRPC, database drivers).
 */
export function parsePayload(
  value: unknown,
  index: CatalogIndex,
  httpStatus?: number,
): ParsedPayload | undefined {
  try {
    // An object rest copies an own field `__proto__`, which JSON can contain, without setting the prototype.
    const { code: rawCode, msg, ...rest } = (value ?? {}) as Fields;
    const code = toCode(rawCode);
    // A value with `$errlex` is the JSON of an `ApiError`. Only `fromJSON` reads this JSON, because
    // `fromJSON` also compares the domain.
    if (code === undefined || isSuccessCode(code) || rest.$errlex !== undefined) return undefined;
    if (typeof msg === 'string') return createPayload(code, msg, rest);
    const isLikely = index(code) ?? (typeof rawCode === 'number' && (code < 0 || (httpStatus ?? 0) >= 400));
    const name =
      msg === undefined && isLikely && typeof (value as Fields).stack !== 'string'
        ? alternativeTextField(rest)
        : undefined;
    if (name === undefined) return code < 0 ? createPayload(code, '', rest) : undefined;
    const { [name]: text, ...others } = rest;
    return createPayload(code, text as string, others);
  } catch {
    // A getter or a revoked proxy threw; parsed JSON has neither.
    return undefined;
  }
}

/** Returns the name of the field that holds the text of a payload without `msg`. Pass only own fields. */
function alternativeTextField({ message, detail, type, title, status }: Fields): string | undefined {
  if (typeof message === 'string') return 'message';
  // Problem details of RFC 9457.
  const isProblem = (typeof type === 'string' && typeof title === 'string') || typeof status === 'number';
  return isProblem && typeof detail === 'string' ? 'detail' : undefined;
}

/** Creates a payload. Changes `rest` in place, so pass an object that nobody else uses. */
export function createPayload(code: number, msg: string, rest: Record<string, unknown>): ParsedPayload {
  const text = truncate(msg, MAX_TEXT_LENGTH);
  for (const _ in rest) return { code, msg: text, data: limitData(rest) };
  return { code, msg: text };
}

/** Parses an integer from a number or a decimal string. */
export function toCode(value: unknown): number | undefined {
  const code = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  // Adding zero turns -0 into 0.
  return Number.isSafeInteger(code) ? (code as number) + 0 : undefined;
}

/** Truncates long texts and drops nested fields with long JSON. Changes `data` in place and freezes it. */
function limitData(data: Record<string, unknown>): Fields {
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'string') data[name] = truncate(value, MAX_TEXT_LENGTH);
    else if (typeof value !== 'number' && !isShort(value)) delete data[name];
  }
  return Object.freeze(data);
}

function isShort(value: unknown): boolean {
  try {
    return JSON.stringify(value).length <= MAX_TEXT_LENGTH;
  } catch {
    // `JSON.stringify` fails for a function, a cycle or a BigInt; parsed JSON has none of them.
    return false;
  }
}

/** Returns `{ code, msg }` of an error, with exactly these keys. Default of `msg`: the English `message`. */
export function toPayload(
  error: { readonly code: number; readonly message: string },
  msg: string = error.message,
): Payload {
  return { code: error.code, msg };
}

/**
 * Wraps `read` to return `undefined` if it throws. A getter or a revoked proxy can throw; parsed JSON cannot.
 */
export function safely<Input extends readonly unknown[], Result>(
  read: (...input: Input) => Result,
): (...input: Input) => Result | undefined {
  return (...input) => {
    try {
      return read(...input);
    } catch {
      return undefined;
    }
  };
}
