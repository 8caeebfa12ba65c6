import type { Catalog, ErrorDefinition } from '../catalog/catalog.js';
import type { MessageIdOf, Params, ParamsOf, ReasonOf, RowOf } from '../catalog/infer.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { Answer } from './answer.js';
import { brandError } from './brand-error.js';
import type { Payload } from './payload.js';

/** An `ApiError` as JSON. `$errlex` is the version of this format. */
export interface ApiErrorJson {
  readonly $errlex: 1;
  readonly name: 'ApiError';
  readonly message: string;
  readonly code: number;
  readonly reason?: string | undefined;
  readonly messageId?: string | undefined;
  /** The text on the wire, where it is not the message. */
  readonly msg?: string | undefined;
  /** Numbers that JSON cannot hold are written as text, `"NaN"`. */
  readonly params: Params;
  readonly answer?: Answer | undefined;
  readonly upstream?: true | undefined;
}

/** What an `ApiError` is made of. */
export interface ApiErrorParts {
  readonly code: number;
  readonly message: string;
  readonly definition?: ErrorDefinition | undefined;
  readonly messageId?: string | undefined;
  readonly params?: Params | undefined;
  /** The text on the wire, where it is not the message. */
  readonly msg?: string | undefined;
  readonly cause?: unknown;
  readonly answer?: Answer | undefined;
  readonly upstream?: boolean | undefined;
}

/** An `ApiError` of any catalog. */
export interface AnyApiError extends Error {
  readonly code: number;
  readonly reason: string | undefined;
  readonly messageId: string | undefined;
  readonly params: Params;
  readonly definition: ErrorDefinition | undefined;
  readonly payload: Payload;
  readonly answer?: Answer;
  readonly upstream?: true;
  toJSON(): ApiErrorJson;
}

const noParams: Params = /*#__PURE__*/ Object.freeze({});

/** Where an error keeps what its getters show: a symbol, for a log is not to be flooded with rows. */
const parts = /*#__PURE__*/ Symbol();

/**
 * An error payload as an exception. `createApiError` and `toApiError` make it; the constructor checks
 * nothing. `message` is English: the text that came, or the documented one filled in. `instanceof` holds
 * across copies of this package and across realms.
 */
export class ApiError<
  Id extends string | undefined = MessageIdOf<SpotV3> | undefined,
  Rows extends Catalog = SpotV3,
> extends Error {
  // A field, for no bundler drops a class with a static block.
  protected static readonly brand: symbol = /*#__PURE__*/ brandError(this, 'ApiError', 'code');

  declare readonly code: Id extends string ? RowOf<Rows, Id>['code'] : number;
  /** Undefined for a code that the catalog does not hold. */
  declare readonly reason: Id extends string ? RowOf<Rows, Id>['reason'] : ReasonOf<Rows> | undefined;
  /** Undefined for a text that is not documented. */
  declare readonly messageId: Id;
  /** Frozen; empty where `messageId` is undefined. */
  declare readonly params: Id extends string ? ParamsOf<Rows, Id> : Params;
  /** The HTTP answer that the error came with, absent where it came otherwise. */
  declare readonly answer?: Answer;
  /** True where a server that this one had asked answered with the error; absent elsewhere. */
  declare readonly upstream?: true;

  constructor(init: ApiErrorParts) {
    // `cause` is the option that an `Error` takes, and the only one.
    super(init.message, init);
    // The types follow from the message id; what is put together here was looked up by it.
    this.code = init.code as this['code'];
    this.reason = init.definition?.reason as this['reason'];
    this.messageId = init.messageId as Id;
    this.params = (init.params ? Object.freeze(init.params) : noParams) as this['params'];
    // Assigned to a type of its own, for errors of two copies of this package are of one type.
    (this as { [parts]?: ApiErrorParts })[parts] = init;
    if (init.answer) (this as AnyApiErrorInTheMaking).answer = init.answer;
    if (init.upstream) (this as AnyApiErrorInTheMaking).upstream = true;
  }

  /** The row of the catalog, undefined for a code that it does not hold. */
  get definition(): (Id extends string ? RowOf<Rows, Id> : Rows[number]) | undefined {
    // Looked up by the message id, or by the code.
    return partsOf(this).definition as never;
  }

  /** The payload as it came, or as it would be sent: a frozen object, made anew each time. */
  get payload(): Payload {
    const { code, message, msg = message } = partsOf(this);
    return Object.freeze({ code, msg });
  }

  /** What `fromJSON` reads; neither `cause` nor `stack` is in it. */
  toJSON(): ApiErrorJson {
    const { code, reason, messageId, message, answer, upstream } = this as AnyApiError;
    const { msg } = this.payload;
    return {
      $errlex: 1,
      name: 'ApiError',
      message,
      code,
      reason,
      messageId,
      msg: msg === message ? undefined : msg,
      params: toJsonParams(this.params),
      answer,
      upstream,
    };
  }
}

type AnyApiErrorInTheMaking = { -readonly [Field in 'answer' | 'upstream']?: AnyApiError[Field] };

function partsOf(error: object): ApiErrorParts {
  return (error as { [parts]: ApiErrorParts })[parts];
}

function toJsonParams(params: Params): Params {
  const json = Object.entries(params).map(([name, value]) => [
    name,
    Number.isFinite(value) ? value : String(value),
  ]);
  return Object.fromEntries(json);
}
