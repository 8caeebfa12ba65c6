import {
  type AnyApiError,
  type CreateArguments,
  createApiError,
  type MessageId,
  type SpotV3,
  toPayload,
} from '@errlex/core';
import { HttpException } from '@nestjs/common';

export interface ApiExceptionOptions {
  /** What really caused the error. */
  readonly cause?: unknown;
  /** The status of the answer, where it is not the one of the row. */
  readonly httpStatus?: number | undefined;
}

/**
 * An `ApiError` as Nest's own exception. `message` is English, `getResponse()` is `{ code, msg }` in English, `getStatus()` the
 * `httpStatus` of the row, 500 for a code without one. It is put into the caller's language by the filter, never when thrown.
 *
 * @example
 * throw new ApiException('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 });
 */
export class ApiException<Id extends MessageId = MessageId> extends HttpException {
  readonly apiError: AnyApiError;

  /** Throws a `TypeError` for an id that the catalogue does not hold and for a param that is missing or of the wrong type. */
  constructor(id: Id, ...rest: CreateArguments<SpotV3, Id, ApiExceptionOptions>);
  constructor(error: AnyApiError, options?: ApiExceptionOptions);
  constructor(idOrError: Id | AnyApiError, ...rest: readonly unknown[]) {
    const isId = typeof idOrError === 'string';
    const options = rest[isId ? 1 : 0] as ApiExceptionOptions | undefined;
    const error: AnyApiError = isId
      ? // The signature has checked the params against the id.
        withoutStack(() => createApiError<MessageId>(idOrError, rest[0] as never, { cause: options?.cause }))
      : idOrError;
    const cause = options?.cause ?? error.cause;
    super(
      toPayload(error),
      options?.httpStatus ?? error.definition?.httpStatus ?? 500,
      cause === undefined ? {} : { cause },
    );
    this.message = error.message;
    this.apiError = error;
  }
}

/** Runs what makes an error whose stack nobody reads: the exception around it has the same one, and a stack costs most of an error. */
function withoutStack<Made>(make: () => Made): Made {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } catch (error) {
    Error.stackTraceLimit = stackTraceLimit;
    if (error instanceof Error) Error.captureStackTrace(error, ApiException);
    throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
