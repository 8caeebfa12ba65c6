import type { Catalogue, Definition } from './catalogue/catalogue.js';
import type { CodeOf, MessageIdOf, Params, ParamsOf, ReasonOf, RowOf } from './catalogue/infer.js';
import type { SpotV3 } from './catalogue/spot-v3.js';
import type { Payload } from './payload.js';

/** What every copy of this package knows an `ApiError` by. */
const brand = Symbol.for('@errlex/core/ApiError');

/** Whether a value bears the mark of `ApiError`, whichever copy of this package made it. */
export function isBranded(value: unknown): boolean {
  try {
    const { [brand]: branded, code } = value as { [brand]?: unknown; code?: unknown };
    // The prototype bears the mark too, and is no error.
    return branded === true && typeof code === 'number';
  } catch {
    return false;
  }
}

/** An `ApiError` as JSON. `$errlex` is the version of this format. */
export interface ApiErrorJson {
  readonly $errlex: 1;
  readonly name: 'ApiError';
  readonly message: string;
  readonly code: number;
  readonly reason?: string | undefined;
  readonly messageId?: string | undefined;
  /** The text on the wire, where it is not the message. */
  readonly msg?: string;
  /** Numbers that JSON cannot hold are written as text, `"NaN"`. */
  readonly params: Params;
}

/** The parts of an `ApiError`. */
export interface ApiErrorInit {
  readonly code: number;
  readonly message: string;
  readonly definition?: Definition | undefined;
  readonly messageId?: string | undefined;
  readonly params?: Params | undefined;
  /** The text on the wire, where it is not the message. */
  readonly msg?: string | undefined;
  readonly cause?: unknown;
}

const noParams: Params = Object.freeze({});

/**
 * An error payload as an exception. Made by `createApiError` and `toApiError`; the constructor checks nothing.
 * `message` is English: the text that came, or the documented one filled in. `instanceof` holds across copies of this
 * package and across realms.
 */
export class ApiError<
  Id extends string | undefined = MessageIdOf<SpotV3> | undefined,
  Rows extends Catalogue = SpotV3,
> extends Error {
  static {
    // On the prototype, so that an error has it before its stack is written, and a subclass may set its own.
    Object.defineProperties(ApiError.prototype, {
      name: { value: 'ApiError', writable: true, configurable: true },
      [brand]: { value: true },
    });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return this === ApiError ? isBranded(value) : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  readonly code: Id extends string ? RowOf<Rows, Id>['code'] : number;
  /** Undefined for a code that the catalogue does not hold. */
  readonly reason: Id extends string ? RowOf<Rows, Id>['reason'] : ReasonOf<Rows> | undefined;
  /** Undefined for a text that is not documented. */
  readonly messageId: Id;
  /** Frozen; empty where `messageId` is undefined. */
  readonly params: Id extends string ? ParamsOf<Rows, Id> : Params;
  /** The row of the catalogue, undefined for a code that it does not hold. Not enumerable. */
  declare readonly definition: (Id extends string ? RowOf<Rows, Id> : Rows[number]) | undefined;
  /** The payload as it came, or as it would be sent. Frozen and not enumerable. */
  declare readonly payload: Payload;

  constructor(init: ApiErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    // The types follow from the message id; what is put together here was looked up by it.
    this.code = init.code as this['code'];
    this.reason = init.definition?.reason as this['reason'];
    this.messageId = init.messageId as Id;
    this.params = (init.params ? Object.freeze(init.params) : noParams) as this['params'];
    // Neither private nor enumerable: errors of two copies are of one type, and a log is not flooded with rows.
    Object.defineProperty(this, 'definition', { value: init.definition });
    Object.defineProperty(this, 'payload', {
      value: Object.freeze({ code: init.code, msg: init.msg ?? init.message }),
    });
  }

  /** What `fromJSON` reads; neither `cause` nor `stack` is in it. */
  toJSON(): ApiErrorJson {
    const { msg } = this.payload;
    return {
      $errlex: 1,
      name: 'ApiError',
      message: this.message,
      code: this.code,
      reason: this.reason,
      messageId: this.messageId,
      ...(msg === this.message ? {} : { msg }),
      params: toJsonParams(this.params),
    };
  }
}

function toJsonParams(params: Params): Params {
  const json: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    json[name] = typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  }
  return json;
}

/** An `ApiError` of any catalogue. */
export type AnyApiError = ApiError<string | undefined, Catalogue>;

/**
 * The errors of a catalogue, told apart by `messageId` and `reason`. The last member is the error whose text is not
 * documented: its reason follows from the code alone.
 */
export type ApiErrorOf<Rows extends Catalogue, Reason extends ReasonOf<Rows> = ReasonOf<Rows>> =
  | { [Id in MessageIdOf<Rows, Reason>]: ApiError<Id, Rows> }[MessageIdOf<Rows, Reason>]
  | UndocumentedApiError<Rows, Reason>;

type UndocumentedApiError<Rows extends Catalogue, Reason extends ReasonOf<Rows>> =
  ReasonOf<Rows> extends Reason
    ? ApiError<undefined, Rows>
    : ApiError<undefined, Rows> & { readonly code: CodeOf<Rows, Reason>; readonly reason: Reason };
