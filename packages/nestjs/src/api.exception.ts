import {
  type AnyApiError,
  ApiError,
  type ApiErrorJson,
  type ApiErrorParts,
  type CreateArguments,
  createParts,
  type MessageId,
  type Params,
  type Payload,
  type SpotV3,
} from '@errlex/core';
import { HttpException } from '@nestjs/common';
import { BAD_GATEWAY, INTERNAL } from './answer/http-status.js';

export interface ApiExceptionOptions {
  /** What really caused the error. */
  readonly cause?: unknown;
  /** The status of the answer, where it is not the one of the row. */
  readonly httpStatus?: number | undefined;
}

/** What every copy of these packages knows an `ApiException` and an `ApiError` by. */
const brands = [Symbol.for('@errlex/nestjs/ApiException'), Symbol.for('@errlex/core/ApiError')] as const;

/**
 * An `ApiError` that is Nest's own exception too: `isApiError` narrows it, and without the filter of this
 * package Nest answers `{ code, msg }` in English under the `httpStatus` of the row (the `gatewayStatus` for
 * the error of a server that this one asked, 500 for a code without a row). The filter puts it into the
 * caller's language.
 *
 * @example
 * throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
 */
export class ApiException<Id extends MessageId = MessageId> extends HttpException implements AnyApiError {
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

  declare readonly code: number;
  /** Undefined for a code that the catalog does not hold. */
  declare readonly reason: string | undefined;
  /** Undefined for a text that is not documented. */
  declare readonly messageId: string | undefined;
  declare readonly params: Params;
  /** The HTTP answer that the error came with, absent where it came otherwise. */
  declare readonly answer?: NonNullable<AnyApiError['answer']>;
  /** True where a server that this one had asked answered with the error; absent elsewhere. */
  declare readonly upstream?: true;
  readonly #parts: ApiErrorParts | AnyApiError;

  /**
   * Throws a `TypeError` for an id that the catalog does not hold and for a param that is missing or of the
   * wrong type.
   */
  constructor(id: Id, ...rest: CreateArguments<SpotV3, Id, ApiExceptionOptions>);
  constructor(error: ApiErrorParts | AnyApiError, options?: ApiExceptionOptions);
  constructor(idOrError: Id | ApiErrorParts | AnyApiError, second?: unknown, third?: unknown) {
    const isId = typeof idOrError === 'string';
    // The signatures tell what stands where.
    const options = (isId ? third : second) as ApiExceptionOptions | undefined;
    const parts: ApiErrorParts = isId ? createParts<MessageId>(idOrError, second as never) : idOrError;
    const { code, message, definition, messageId, params = {}, answer, upstream } = parts;
    const cause = options?.cause ?? parts.cause;
    // A text, not the payload: Nest makes a message of an object with a regular expression.
    super(message, options?.httpStatus ?? toHttpStatus(parts), cause === undefined ? undefined : { cause });
    this.code = code;
    this.reason = definition?.reason;
    this.messageId = messageId;
    this.params = params;
    this.#parts = parts;
    if (answer) this.answer = answer;
    if (upstream) this.upstream = true;
  }

  /** The row of the catalog, undefined for a code that it does not hold. */
  get definition(): AnyApiError['definition'] {
    return this.#parts.definition;
  }

  /** The payload as it came, or as it would be sent. */
  get payload(): Payload {
    const parts = this.#parts;
    if ('payload' in parts) return parts.payload;
    return Object.freeze({ code: this.code, msg: parts.msg ?? this.message });
  }

  /** `{ code, msg }` in English. */
  override getResponse(): Payload & Record<string, unknown> {
    return { code: this.code, msg: this.message };
  }

  /** What `fromJSON` of `@errlex/core` reads; neither `cause` nor `stack` is in it. */
  toJSON(): ApiErrorJson {
    return ApiError.prototype.toJSON.call(this);
  }
}

function toHttpStatus({ definition, upstream }: ApiErrorParts): number {
  return upstream ? (definition?.gatewayStatus ?? BAD_GATEWAY) : (definition?.httpStatus ?? INTERNAL);
}
