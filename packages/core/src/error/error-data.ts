import type { Catalog, ErrorDefinition } from '../catalog/catalog.js';
import type { AnyParams, DefinitionOf, ParamsOf, ReasonOf } from '../catalog/infer.js';
import type { ResponseInfo } from './response-info.js';

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
 * An `ErrorData` with the types of one message of a catalog. A separate type, because TypeScript compares two
 * instances of one generic type by their arguments, and `ErrorData` has to accept every message.
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
  // The fields of `more` override the others.
  return freezeErrorData({ ...error, ...(data && { data }), ...more }) as Data & More;
}
