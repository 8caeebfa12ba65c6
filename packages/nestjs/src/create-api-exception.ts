import type { AnyApiError, AnyErrorSet, Catalog, CreatableIdOf, ErrorDataInit, ErrorSet } from '@errlex/core';
import { ApiException, type ExceptionArguments, readArguments, toHttpStatus } from './api.exception.js';

/** The `ApiException` of a catalog. */
export interface ApiExceptionOf<Definitions extends Catalog> {
  readonly prototype: ApiException;
  /**
   * Throws a `TypeError` for an id that the catalog does not hold or whose definition is retired, and for a param that
   * is missing or of the wrong type.
   */
  new <
    Source extends CreatableIdOf<Definitions> | ErrorDataInit | AnyApiError =
      | CreatableIdOf<Definitions>
      | ErrorDataInit
      | AnyApiError,
  >(
    idOrError: Source,
    ...rest: ExceptionArguments<Definitions, Source>
  ): ApiException;
}

/**
 * Creates the exception class of a contract; its instances are `ApiException`s. Without the filter of this package,
 * Nest sends its payload in the shape of the contract.
 *
 * @example
 * export const OrderException = createApiException(defineErrors([...spotV3, ...orders]));
 * throw new OrderException('ORDER_TOO_LARGE', { limit: 500 });
 */
export function createApiException<Definitions extends Catalog>(
  errors: ErrorSet<Definitions>,
): ApiExceptionOf<Definitions> {
  // Every error set is an `AnyErrorSet`, but for a type parameter the compiler cannot know it.
  const set = errors as AnyErrorSet;
  class CatalogException extends ApiException {
    constructor(idOrError: string | ErrorDataInit, ...rest: readonly unknown[]) {
      const { error, options } = readArguments(idOrError, rest, set);
      super(error, { httpStatus: toHttpStatus(error, set), ...options });
      this.name = 'ApiException';
    }

    override getResponse(): Record<string, unknown> {
      return { ...set.toPayload(this) };
    }
  }
  return CatalogException as ApiExceptionOf<Definitions>;
}
