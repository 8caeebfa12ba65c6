import type { Catalog, ErrorDefinition } from '../catalog/catalog.js';
import type { AnyParams, DefinitionOf, ParamsOf, ReasonOf } from '../catalog/infer.js';
import type { ResponseInfo } from './response-info.js';

/** The plain description of an error of any catalog: a frozen object. `ApiError` has the same fields. */
export interface ErrorData {
  /** The API that the error belongs to; absent if its contract names none. */
  readonly domain?: string | undefined;
  readonly code: number;
  /** Undefined for a code that the catalog does not hold. */
  readonly reason: string | undefined;
  /** Undefined for a text that is not documented. */
  readonly messageId: string | undefined;
  /** Frozen; empty if `messageId` is undefined. */
  readonly params: AnyParams;
  /** English and stable: the text that was received, or the documented one with its params. */
  readonly message: string;
  /** The text on the wire, which may be a translation. */
  readonly msg: string;
  readonly definition: ErrorDefinition | undefined;
  /** The HTTP response that the error came with; absent if it came otherwise. */
  readonly responseInfo?: ResponseInfo | undefined;
  /** True if an upstream sent the error; absent otherwise. */
  readonly upstream?: true | undefined;
  /**
   * The remaining fields of the payload; nested fields above 4 KiB of JSON are dropped. Not enumerable, and never
   * in JSON, a log or a response.
   */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: unknown;
}

/**
 * The same for one message of a catalog. A type of its own, because TypeScript compares two instances of one
 * generic type by their arguments, and `ErrorData` has to accept every message.
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

/** What an `ErrorData` is made from; only `code` and `message` are required. */
export type ErrorDataInit = Partial<ErrorData> & Pick<ErrorData, 'code' | 'message'>;

export const noParams: AnyParams = /*#__PURE__*/ Object.freeze({});

/** Adds the remaining fields of a payload, hidden from loops, JSON and logs. */
export function hideData(error: ErrorData, data: ErrorData['data']): void {
  Object.defineProperty(error, 'data', { value: data, enumerable: false, configurable: true });
}

/** Hides `data`, and freezes. The object must have been made for this call. */
export function freezeErrorData(error: ErrorData): ErrorData {
  if (error.data) hideData(error, error.data);
  return Object.freeze(error);
}

/** Returns a copy with other fields; a spread alone would lose `data`. */
export function extendErrorData<Data extends ErrorData, const More extends object>(
  error: Data,
  more: More,
): Data & More {
  const { data } = error;
  // The fields of `more` are the last ones.
  return freezeErrorData({ ...error, ...(data && { data }), ...more }) as Data & More;
}
