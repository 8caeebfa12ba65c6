import type { Catalogue, CreateArguments, Errors, MessageIdOf, Params } from '@errlex/core';
import { ApiException, type ApiExceptionOptions } from './api.exception.js';
import type { CodedError } from './coded-error.js';
import { createParts } from './create-parts.js';

/** `ApiException` for the messages of a catalogue. */
export interface ApiExceptionOf<Rows extends Catalogue> {
  readonly prototype: ApiException;
  /** Throws a `TypeError` for an id that the catalogue does not hold and for a param that is missing or of the wrong type. */
  new <Id extends MessageIdOf<Rows>>(
    id: Id,
    ...rest: CreateArguments<Rows, Id, ApiExceptionOptions>
  ): ApiException;
  new (error: CodedError, options?: ApiExceptionOptions): ApiException;
}

/**
 * The exception class of a catalogue; its instances are `ApiException`s.
 *
 * @example
 * export const OrderException = createApiException(createErrors([...spotV3, ...orders]));
 * throw new OrderException('ORDER_TOO_LARGE', { limit: 500 });
 */
export function createApiException<Rows extends Catalogue>({
  catalogue,
}: Pick<Errors<Rows>, 'catalogue'>): ApiExceptionOf<Rows> {
  class CatalogueException extends ApiException {
    constructor(idOrError: string | CodedError, ...rest: readonly unknown[]) {
      const isId = typeof idOrError === 'string';
      const error = isId ? createParts(catalogue, idOrError, rest[0] as Params | undefined) : idOrError;
      super(error, rest[isId ? 1 : 0] as ApiExceptionOptions | undefined);
      this.name = 'ApiException';
    }
  }
  // The signatures of the class are those of its catalogue, which only the caller knows.
  return CatalogueException as ApiExceptionOf<Rows>;
}
