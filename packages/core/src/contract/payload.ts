import type { CatalogIndex } from '../catalog/index-catalog.js';
import { truncate } from '../text/plain-text.js';

/** An error as it travels, unless the contract has another payload shape. */
export interface Payload {
  readonly code: number;
  readonly msg: string;
}

/** A payload that was read, with the remaining fields of its object. */
export interface ParsedPayload extends Payload {
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Longest text that is kept of a payload, and longest JSON of a nested field, in UTF-16 units. */
const TEXT_LIMIT = 4096;

/** Whether a code means success by default: 0 or 200. */
export function isSuccessCode(code: number | undefined): boolean {
  return code === 0 || code === 200;
}

/**
 * Reads `{ code, msg }` from a parsed body. The code is an integer, as a number or a decimal string; success
 * codes give `undefined`. A negative code is an error also without a text (`msg` is then empty); a positive one
 * only with a text, because many bodies have a `code` field of their own.
 *
 * `message` or `detail` is read instead of `msg` if the catalog holds the code, or it is a number that is negative or
 * came under an error status, and the value is no `Error`: many errors of platforms and libraries have a number and a
 * message (`DOMException`, gRPC, database drivers).
 */
export function parsePayload(
  value: unknown,
  index: CatalogIndex,
  httpStatus?: number,
): ParsedPayload | undefined {
  try {
    // An object rest copies `__proto__` as the plain field that it is in JSON.
    const { code: rawCode, msg, ...rest } = (value ?? {}) as Fields;
    const code = toCode(rawCode);
    // The JSON of an `ApiError` names its domain, so only `fromJSON` reads it.
    if (code === undefined || isSuccessCode(code) || rest.$errlex !== undefined) return undefined;
    if (typeof msg === 'string') return createPayload(code, msg, rest);
    const isLikely = index(code) ?? (typeof rawCode === 'number' && (code < 0 || (httpStatus ?? 0) >= 400));
    const name =
      msg === undefined && isLikely && typeof (value as Fields).stack !== 'string'
        ? alternativeText(rest)
        : undefined;
    if (name === undefined) return code < 0 ? createPayload(code, '', rest) : undefined;
    const { [name]: text, ...others } = rest;
    return createPayload(code, text as string, others);
  } catch {
    // A getter or a revoked proxy; parsed JSON has neither.
    return undefined;
  }
}

/** Returns the name of the field that holds the text of a payload without `msg`; only own fields are passed. */
function alternativeText({ message, detail, type, title, status }: Fields): string | undefined {
  if (typeof message === 'string') return 'message';
  // Problem details of RFC 9457.
  const isProblem = (typeof type === 'string' && typeof title === 'string') || typeof status === 'number';
  return isProblem && typeof detail === 'string' ? 'detail' : undefined;
}

/** Makes a payload; `rest` must have been made for this call. */
export function createPayload(code: number, msg: string, rest: Record<string, unknown>): ParsedPayload {
  const text = truncate(msg, TEXT_LIMIT);
  for (const _ in rest) return { code, msg: text, data: limitData(rest) };
  return { code, msg: text };
}

/** Reads an integer from a number or a decimal string. */
export function toCode(value: unknown): number | undefined {
  const code = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  // Adding zero turns -0 into 0.
  return Number.isSafeInteger(code) ? (code as number) + 0 : undefined;
}

/** Cuts long texts and drops nested fields whose JSON is long, in place. */
function limitData(data: Record<string, unknown>): Fields {
  for (const [name, value] of Object.entries(data)) {
    if (typeof value === 'string') data[name] = truncate(value, TEXT_LIMIT);
    else if (!isScalar(value) && !isShort(value)) delete data[name];
  }
  return Object.freeze(data);
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value === 'number' || typeof value === 'boolean';
}

function isShort(value: unknown): boolean {
  try {
    return JSON.stringify(value).length <= TEXT_LIMIT;
  } catch {
    // A function, a cycle or a BigInt; parsed JSON has none of them.
    return false;
  }
}

/** Returns `{ code, msg }` of an error, exactly these keys. `msg`: default its English `message`. */
export function toPayload(
  error: { readonly code: number; readonly message: string },
  msg: string = error.message,
): Payload {
  return { code: error.code, msg };
}
