import type {
  AnyParams,
  Catalog,
  DefinitionOf,
  ErrorDefinition,
  MessageIdOf,
  ParamsOf,
  ReasonOf,
} from '../catalog/catalog.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import { brandErrorClass, setIgnoredCause } from './brand-error.js';
import { type ErrorData, type ErrorDataInit, noParams, type ResponseInfo } from './error-data.js';

/** An error as JSON. `$errlex` is the version of this format. */
export interface ApiErrorJson {
  readonly $errlex: 1;
  readonly name: 'ApiError';
  readonly message: string;
  readonly domain?: string | undefined;
  readonly code: number;
  readonly reason?: string | undefined;
  readonly messageId?: string | undefined;
  /** The received text, if it differs from the message. */
  readonly msg?: string | undefined;
  /** Numbers that JSON cannot hold are written as strings, such as `"NaN"`. */
  readonly params: AnyParams;
  readonly responseInfo?: ResponseInfo | undefined;
  readonly upstream?: true | undefined;
}

/** An `ApiError` of any catalog: an `Error` with the fields of its `ErrorData`. */
export interface AnyApiError extends Error, ErrorData {
  readonly message: string;
  readonly cause?: unknown;
  toJSON(): ApiErrorJson;
}

/**
 * Key of the data that the getters read. A symbol, so that logs and JSON omit the data and its definition.
 */
const dataKey = /*#__PURE__*/ Symbol();

/**
 * An error of an API, as an exception. Create it with `createApiError` or `toApiError`; the constructor
 * checks nothing. `message` is English: the text that was received, or the documented one with its params.
 * `instanceof` holds across copies of this package and across realms.
 */
export interface ApiError<
  Id extends string | undefined = MessageIdOf<SpotV3> | undefined,
  Definitions extends Catalog = SpotV3,
> extends Error {
  readonly domain?: string;
  readonly code: Id extends string ? DefinitionOf<Definitions, Id>['code'] : number;
  /** Undefined if the catalog does not hold the code. */
  readonly reason: Id extends string
    ? DefinitionOf<Definitions, Id>['reason']
    : ReasonOf<Definitions> | undefined;
  /** Undefined if the text is not documented. */
  readonly messageId: Id;
  /** Frozen; empty if `messageId` is undefined. */
  readonly params: Id extends string ? ParamsOf<Definitions, Id> : AnyParams;
  /** The HTTP response that the error came with; absent if it came over another transport. */
  readonly responseInfo?: ResponseInfo;
  /** True if an upstream sent the error; absent otherwise. */
  readonly upstream?: true;
  /** Undefined if the catalog does not hold the code. */
  readonly definition: (Id extends string ? DefinitionOf<Definitions, Id> : Definitions[number]) | undefined;
  /** The text in the payload, which may be a translation. */
  readonly msg: string;
  /** The remaining fields of the payload. They never appear in JSON, logs or responses. */
  readonly data: Readonly<Record<string, unknown>> | undefined;
  /** Returns the JSON that `fromJSON` reads, without `cause`, `data` and `stack`. */
  toJSON(): ApiErrorJson;
}

/** The class of every {@link ApiError}. */
interface ApiErrorClass {
  new <Id extends string | undefined = MessageIdOf<SpotV3> | undefined, Definitions extends Catalog = SpotV3>(
    init: ErrorDataInit,
  ): ApiError<Id, Definitions>;
}

// The class is created inside a call that is marked as pure. Bundlers drop the call if the class is unused,
// even if the class is compiled to older syntax.
export const ApiError: ApiErrorClass = /*#__PURE__*/ brandErrorClass(
  class extends Error {
    constructor(init: ErrorDataInit) {
      // `Error` reads only `cause` from `init`.
      super(init.message, init);
      setIgnoredCause(this, init);
      const self = this as unknown as Writable<AnyApiError> & { [dataKey]?: ErrorDataInit };
      if (init.domain !== undefined) self.domain = init.domain;
      self.code = init.code;
      self.reason = init.reason ?? init.definition?.reason;
      self.messageId = init.messageId;
      self.params = init.params ?? noParams;
      self[dataKey] = init;
      if (init.responseInfo) self.responseInfo = init.responseInfo;
      if (init.upstream) self.upstream = true;
    }

    get definition(): ErrorDefinition | undefined {
      return dataOf(this).definition;
    }

    get msg(): string {
      return dataOf(this).msg ?? this.message;
    }

    get data(): ErrorData['data'] {
      return dataOf(this).data;
    }

    toJSON(): ApiErrorJson {
      return toErrorJson(this as unknown as ErrorData);
    }
  },
  'ApiError',
  'code',
) as unknown as ApiErrorClass;

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function dataOf(error: object): ErrorDataInit {
  return (error as { [dataKey]: ErrorDataInit })[dataKey];
}

/** Lists each field by name, so that the JSON never contains a secret. */
function toErrorJson(error: ErrorData): ApiErrorJson {
  const { message, domain, code, reason, messageId, msg, params, responseInfo, upstream } = error;
  return {
    $errlex: 1,
    name: 'ApiError',
    message,
    ...(domain !== undefined && { domain }),
    code,
    reason,
    messageId,
    msg: msg === message ? undefined : msg,
    params: toJsonParams(params),
    responseInfo,
    upstream,
  };
}

function toJsonParams(params: AnyParams): AnyParams {
  const json = Object.entries(params).map(([name, value]) => [
    name,
    Number.isFinite(value) ? value : String(value),
  ]);
  return Object.fromEntries(json);
}
