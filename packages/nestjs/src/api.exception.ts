import {
  type AnyApiError,
  type AnyErrorSet,
  type AnyParams,
  ApiError,
  type ApiErrorJson,
  type Catalog,
  type CreateArguments,
  type ErrorData,
  type ErrorDataInit,
  type MessageId,
  type ResponseInfo,
  type SpotV3,
  spotV3Errors,
  toPayload,
} from '@errlex/core';
import { httpStatusOf } from '@errlex/server/adapter';
import { HttpException } from '@nestjs/common';

export interface ApiExceptionOptions {
  /** The error that caused this one. */
  readonly cause?: unknown;
  /**
   * The status of the response. Default: `httpStatus` of the definition, else 500; for the error of an upstream
   * `gatewayStatus`, else 502.
   */
  readonly httpStatus?: number | undefined;
}

/**
 * The arguments that follow a message id (its params, which may be omitted if it has none, and options) or an error
 * (options). One signature instead of overloads, so that the compiler's message is about the argument that is wrong.
 */
export type ExceptionArguments<Definitions extends Catalog, Source> =
  IsEither<Source> extends true
    ? [paramsOrOptions?: AnyParams | ApiExceptionOptions, options?: ApiExceptionOptions]
    : [Source] extends [string]
      ? CreateArguments<Definitions, Source, ApiExceptionOptions>
      : [options?: ApiExceptionOptions];

/** Whether a source may be both, an id and an error: `any`, or the union that subclasses extend. */
type IsEither<Source> = 0 extends 1 & Source
  ? true
  : [Source] extends [string]
    ? false
    : [Extract<Source, string>] extends [never]
      ? false
      : true;

type AnySource = MessageId | ErrorDataInit | AnyApiError;

/** By these, every copy of these packages recognizes an `ApiException` and an `ApiError`. */
const brands = [Symbol.for('@errlex/nestjs/ApiException'), Symbol.for('@errlex/core/ApiError')] as const;

/**
 * An `ApiError` that is an `HttpException` of Nest too, with the same fields: `isApiError` narrows it. The filter of
 * this package sends it in the caller's language; without the filter, Nest sends `{ code, msg }` in English.
 *
 * @example
 * throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
 */
export class ApiException<Source extends AnySource = AnySource> extends HttpException implements AnyApiError {
  static {
    for (const brand of brands) Object.defineProperty(ApiException.prototype, brand, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== ApiException) return super[Symbol.hasInstance](value);
    try {
      // The prototype has the brand too, and no code.
      return typeof value === 'object' && value !== null && brands[0] in value && 'code' in value;
    } catch {
      return false;
    }
  }

  /** The API that the error belongs to; absent if its contract names none. */
  declare readonly domain?: string;
  declare readonly code: number;
  /** Undefined for a code that the catalog does not hold. */
  declare readonly reason: string | undefined;
  /** Undefined for a text that is not documented. */
  declare readonly messageId: string | undefined;
  declare readonly params: AnyParams;
  /** The HTTP response that the error came with; absent if it came otherwise. */
  declare readonly responseInfo?: ResponseInfo;
  /** True if an upstream sent the error; absent otherwise. */
  declare readonly upstream?: true;
  readonly #data: ErrorDataInit;

  /**
   * Throws a `TypeError` for an id that the catalog does not hold, and for a param that is missing or of the wrong
   * type.
   */
  constructor(idOrError: Source, ...rest: ExceptionArguments<SpotV3, Source>) {
    const { error, options } = readArguments(idOrError, rest, spotV3Errors);
    const { domain, code, message, definition, params = {}, responseInfo, upstream } = error;
    const cause = options?.cause ?? error.cause;
    // A text instead of the payload: Nest derives the message of an object with a regular expression.
    super(
      message,
      options?.httpStatus ?? toHttpStatus(error, spotV3Errors),
      cause === undefined ? undefined : { cause },
    );
    if (domain !== undefined) this.domain = domain;
    this.code = code;
    this.reason = error.reason ?? definition?.reason;
    this.messageId = error.messageId;
    this.params = params;
    this.#data = error;
    if (responseInfo) this.responseInfo = responseInfo;
    if (upstream) this.upstream = true;
  }

  /** Undefined for a code that the catalog does not hold. */
  get definition(): ErrorData['definition'] {
    return this.#data.definition;
  }

  /** The text on the wire, which may be a translation. */
  get msg(): string {
    return this.#data.msg ?? this.message;
  }

  /** The remaining fields of the payload; never in JSON, a log or a response. */
  get data(): ErrorData['data'] {
    return this.#data.data;
  }

  /** Returns the payload in English: the body that Nest sends without the filter of this package. */
  override getResponse(): Record<string, unknown> {
    return { ...toPayload(this) };
  }

  /** Returns what `fromJSON` reads, without `cause`, `data` and `stack`. */
  toJSON(): ApiErrorJson {
    return ApiError.prototype.toJSON.call(this);
  }
}

/** Reads the arguments of a constructor. */
export function readArguments(
  idOrError: string | ErrorDataInit,
  rest: readonly unknown[],
  errors: AnyErrorSet,
): { readonly error: ErrorDataInit; readonly options: ApiExceptionOptions | undefined } {
  // The signatures of the constructors say which of these follow.
  const [first, second] = rest as readonly [
    params?: AnyParams & ApiExceptionOptions,
    options?: ApiExceptionOptions,
  ];
  return typeof idOrError === 'string'
    ? { error: errors.createErrorData(idOrError, first), options: second }
    : { error: idOrError, options: first };
}

export function toHttpStatus(
  { definition, upstream }: ErrorDataInit,
  errors: Pick<AnyErrorSet, 'roles'>,
): number {
  return upstream ? (definition?.gatewayStatus ?? 502) : (httpStatusOf(definition, errors) ?? 500);
}
