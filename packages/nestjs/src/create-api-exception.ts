import type {
  AnyApiError,
  AnyErrorSet,
  ApiErrorParts,
  Catalog,
  CreateArguments,
  ErrorSet,
  MessageIdOf,
} from '@errlex/core';
import { ApiException, type ApiExceptionOptions } from './api.exception.js';

/** `ApiException` for the messages of a catalog. */
export interface ApiExceptionOf<Rows extends Catalog> {
  readonly prototype: ApiException;
  /**
   * Throws a `TypeError` for an id that the catalog does not hold and for a param that is missing or of the
   * wrong type.
   */
  new <Id extends MessageIdOf<Rows>>(
    id: Id,
    ...rest: CreateArguments<Rows, Id, ApiExceptionOptions>
  ): ApiException;
  new (error: ApiErrorParts | AnyApiError, options?: ApiExceptionOptions): ApiException;
}

/**
 * The exception class of a catalog; its instances are `ApiException`s.
 *
 * @example
 * export const OrderException = createApiException(defineErrors([...spotV3, ...orders]));
 * throw new OrderException('ORDER_TOO_LARGE', { limit: 500 });
 */
export function createApiException<Rows extends Catalog>(errors: ErrorSet<Rows>): ApiExceptionOf<Rows> {
  // The signatures below are those of the catalog, which only the caller knows.
  const { createParts }: AnyErrorSet = errors as never;
  class CatalogException extends ApiException {
    constructor(idOrError: string | ApiErrorParts, ...rest: readonly unknown[]) {
      const isId = typeof idOrError === 'string';
      super(
        isId ? createParts(idOrError as never, rest[0] as never) : idOrError,
        rest[isId ? 1 : 0] as ApiExceptionOptions | undefined,
      );
      this.name = 'ApiException';
    }
  }
  return CatalogException as ApiExceptionOf<Rows>;
}
