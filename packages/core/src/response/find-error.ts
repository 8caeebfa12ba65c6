import type { ErrorReader } from '../define-errors.js';
import {
  type ErrorData,
  freezeErrorData,
  parseResponseInfo,
  type ResponseInfo,
  toResponseInfo,
} from '../error/error-data.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Limits of the search in one thrown value: length of a text to parse as JSON, number of items of a list,
 * depth, and number of objects.
 */
const MAX_TEXT_LENGTH = 65_536;
const MAX_LIST_ITEMS = 8;
const MAX_DEPTH = 5;
const MAX_OBJECTS = 1_000;

/**
 * Fields in which the errors of clients and frameworks keep a body: axios, ky, ofetch, Angular, Apollo, tRPC,
 * Nuxt, SvelteKit, Next.
 */
const bodyFields = [
  'response',
  'data',
  'body',
  'error',
  'result',
  'bodyText',
  'extensions',
  'errors',
  'graphQLErrors',
  'networkError',
  'digest',
  'shape',
  'cause',
];

/**
 * Finds the error in a thrown value and in its `bodyFields`. Prefers an error whose code is in a catalog to
 * an error with an unknown code that comes earlier: tRPC and GraphQL wrap errors in objects with codes of
 * their own.
 */
export function findError<Found>(
  thrown: unknown,
  readers: readonly ErrorReader[],
  httpStatus: number | undefined,
  readErrlexError: (value: unknown) => Found | undefined,
): Found | ErrorData | undefined {
  let unknown: ErrorData | undefined;
  const seen = new Set<unknown>();
  const find = (part: unknown, depth: number): Found | ErrorData | undefined => {
    const body = typeof part === 'string' ? parseOrUndefined(part) : part;
    if (typeof body !== 'object' || body === null || depth > MAX_DEPTH) return undefined;
    if (seen.has(body) || seen.size === MAX_OBJECTS) return undefined;
    seen.add(body);
    const own = body === thrown ? undefined : readErrlexError(body);
    if (own) return own;
    for (const reader of readers) {
      const payload = reader.parsePayload(body, httpStatus);
      const data = payload && freezeErrorData(reader.describe(payload));
      if (data?.definition) return data;
      if (!isOtherError(body as Fields)) unknown ??= data;
    }
    for (const field of bodyFields) {
      const inner = (body as Fields)[field];
      for (const one of Array.isArray(inner) ? inner.slice(0, MAX_LIST_ITEMS) : [inner]) {
        const found = find(one, depth + 1);
        if (found) return found;
      }
    }
    return undefined;
  };
  return find(thrown, 0) ?? unknown;
}

/** Finds the error text in a body that has no code. */
export function findErrorText(
  thrown: Fields,
  readers: readonly ErrorReader[],
  httpStatus: number,
): string | undefined {
  for (const holder of [thrown.response, thrown] as readonly (Fields | null | undefined)[]) {
    for (const field of bodyFields) {
      const part = holder?.[field];
      const body = typeof part === 'string' ? parseOrUndefined(part) : part;
      if (typeof body !== 'object' || body === null || 'stack' in body) continue;
      const found = readers.map((reader) => reader.parseErrorBody(body, httpStatus)?.msg).find((msg) => msg);
      if (found) return found;
    }
  }
  return undefined;
}

/**
 * Tests whether an object is an `Error` whose numeric code is not the code of an API, such as an error of a
 * database driver or a wallet.
 */
function isOtherError({ stack, msg }: Fields): boolean {
  return typeof stack === 'string' && typeof msg !== 'string';
}

function parseOrUndefined(text: string): unknown {
  if (!/^\s*[{[]/.test(text) || text.length > MAX_TEXT_LENGTH) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads the status and headers of the response from an error of an HTTP client. */
export function readResponseInfo(thrown: unknown): ResponseInfo | undefined {
  const fields = (thrown ?? {}) as Fields;
  const { status, statusCode, headers } = (fields.response ?? fields) as Fields;
  const httpStatus = [status, statusCode, fields.status, fields.statusCode].find(
    (one) => typeof one === 'number',
  );
  if (!parseResponseInfo({ httpStatus, receivedAt: 0 })) return undefined;
  return toResponseInfo(httpStatus as number, (name) => {
    const { get } = (headers ?? {}) as { readonly get?: unknown };
    const header =
      typeof get === 'function' ? get.call(headers, name) : (headers as Fields | undefined)?.[name];
    return typeof header === 'string' ? header : undefined;
  });
}
