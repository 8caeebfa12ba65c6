import type {
  AnyParams,
  Catalog,
  DefinitionOf,
  ErrorDefinition,
  ParamsOf,
  ReasonOf,
} from '../catalog/catalog.js';
import { truncate } from '../text/text.js';

/** The plain description of an error of any catalog: a frozen object. `ApiError` has the same fields. */
export interface ErrorData {
  /** The API that the error belongs to; absent if its contract has no domain. */
  readonly domain?: string | undefined;
  readonly code: number;
  /** Undefined if the catalog does not hold the code. */
  readonly reason: string | undefined;
  /** Undefined if the text is not documented. */
  readonly messageId: string | undefined;
  /** Frozen; empty if `messageId` is undefined. */
  readonly params: AnyParams;
  /** English and stable: the text that was received, or the documented one with its params. */
  readonly message: string;
  /** The text in the payload, which may be a translation. */
  readonly msg: string;
  readonly definition: ErrorDefinition | undefined;
  /** The HTTP response that the error came with; absent if it came over another transport. */
  readonly responseInfo?: ResponseInfo | undefined;
  /** True if an upstream sent the error; absent otherwise. */
  readonly upstream?: true | undefined;
  /**
   * The remaining fields of the payload, without nested fields of more than 4 KiB of JSON. Not enumerable;
   * they never appear in JSON, logs or responses.
   */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: unknown;
}

/**
 * An `ErrorData` with the types of one message of a catalog. `ErrorData` itself is not generic, because
 * TypeScript would then reject the data of one message where the data of any message is expected.
 */
export interface TypedErrorData<Id extends string | undefined, Definitions extends Catalog>
  extends ErrorData {
  readonly code: Id extends string ? DefinitionOf<Definitions, Id>['code'] : number;
  readonly reason: Id extends string
    ? DefinitionOf<Definitions, Id>['reason']
    : ReasonOf<Definitions> | undefined;
  readonly messageId: Id;
  readonly params: Id extends string ? ParamsOf<Definitions, Id> : AnyParams;
  readonly definition: (Id extends string ? DefinitionOf<Definitions, Id> : Definitions[number]) | undefined;
}

/** The fields to create an `ErrorData` from. Only `code` and `message` are required. */
export type ErrorDataInit = Partial<ErrorData> & Pick<ErrorData, 'code' | 'message'>;

export const noParams: AnyParams = /*#__PURE__*/ Object.freeze({});

/** Adds the remaining fields of a payload as `data`, hidden from loops, JSON and logs. */
export function hideData(error: ErrorData, data: ErrorData['data']): void {
  Object.defineProperty(error, 'data', { value: data, enumerable: false, configurable: true });
}

/** Hides `data` and freezes the object in place, so pass an object that nobody else uses. */
export function freezeErrorData(error: ErrorData): ErrorData {
  if (error.data) hideData(error, error.data);
  return Object.freeze(error);
}

/** Returns a copy with more fields. A spread would lose `data`, which is not enumerable. */
export function extendErrorData<Data extends ErrorData, const More extends object>(
  error: Data,
  more: More,
): Data & More {
  const { data } = error;
  // Fields of `more` replace fields of `error`.
  return freezeErrorData({ ...error, ...(data && { data }), ...more }) as Data & More;
}

/** Latest time that a `Date` can hold. */
const MAX_TIME_MS = 8.64e15;

const MAX_LANGUAGE_LENGTH = 64;

/** The facts that an error keeps of its HTTP response. Never contains a URL, a key or any other header. */
export interface ResponseInfo {
  /** The received status. `definition.httpStatus` is the status for a response of your own. */
  readonly httpStatus: number;
  /** `Retry-After` in milliseconds from `receivedAt`, never negative. */
  readonly retryAfter?: number;
  /** The header `Date`: the server's clock in epoch milliseconds, rounded down to seconds. */
  readonly date?: number;
  /** Time when the response was read, in epoch milliseconds of the local clock. */
  readonly receivedAt: number;
  /** The header `Content-Language`: the language of the text, at most 64 UTF-16 units. */
  readonly contentLanguage?: string;
}

/** Parses the response info in the JSON of an error. Returns `undefined` if its fields are invalid. */
export function parseResponseInfo(value: unknown): ResponseInfo | undefined {
  const { httpStatus, retryAfter, date, receivedAt, contentLanguage } = (value ?? {}) as Record<
    string,
    unknown
  >;
  if (!isWithin(httpStatus, 100, 599) || !isWithin(receivedAt, 0, MAX_TIME_MS)) return undefined;
  return {
    httpStatus,
    ...(isWithin(retryAfter, 0, MAX_TIME_MS) && { retryAfter }),
    ...(isWithin(date, 0, MAX_TIME_MS) && { date }),
    receivedAt,
    ...(typeof contentLanguage === 'string' && {
      contentLanguage: truncate(contentLanguage, MAX_LANGUAGE_LENGTH),
    }),
  };
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

/**
 * Collects the facts that an error keeps of its HTTP response. `readHeader` returns a header by its
 * lower-case name.
 */
export function toResponseInfo(
  httpStatus: number,
  readHeader: (name: string) => string | null | undefined,
  receivedAt = Date.now(),
): ResponseInfo {
  const date = toTime(readHeader('date'));
  const retryAfter = toRetryAfter(readHeader('retry-after'), date ?? receivedAt);
  const contentLanguage = readHeader('content-language');
  return {
    httpStatus,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(date !== undefined && { date }),
    receivedAt,
    ...(contentLanguage && { contentLanguage: truncate(contentLanguage, MAX_LANGUAGE_LENGTH) }),
  };
}

/** Parses `Retry-After`: seconds, or an HTTP date, which is compared with the server's clock. */
function toRetryAfter(text: string | null | undefined, now: number): number | undefined {
  if (text && /^\s*\d{1,9}\s*$/.test(text)) return Number(text) * 1000;
  const until = toTime(text);
  return until === undefined ? undefined : Math.max(0, until - now);
}

function toTime(text: string | null | undefined): number | undefined {
  // Requires the name of a month: `Date.parse` alone reads "5" as a date in 2001 and "result-1000" as the
  // year 1000.
  const time = text && /[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return time >= 0 ? time : undefined;
}
