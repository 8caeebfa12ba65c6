import type { Catalog } from '../catalog/catalog.js';
import type { Index } from '../catalog/index-catalog.js';
import type { MessageIdOf, Params } from '../catalog/infer.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import { spotV3Index } from '../catalog/spot-v3-index.js';
import { ApiError } from './api-error.js';
import { bindCreateParts, type CreateArguments, type CreateOptions } from './create-parts.js';

export interface CreateApiError<Rows extends Catalog> {
  /**
   * An error with its documented text filled in. Text params keep 256 UTF-16 units. An id of a union type
   * takes the params of all its members. Throws a `TypeError` for an id that the catalog does not hold and
   * for a param that is missing or of the wrong type.
   */
  <Id extends MessageIdOf<Rows>>(
    id: Id,
    ...rest: CreateArguments<Rows, Id, CreateOptions>
  ): Id extends string ? ApiError<Id, Rows> : never;
}

interface V8ErrorConstructor {
  captureStackTrace(error: Error, start: unknown): void;
}

export function bindCreateApiError<Rows extends Catalog>(index: Index): CreateApiError<Rows> {
  const createParts = bindCreateParts<Catalog>(index);
  const createApiError = (id: string, params?: Params, options?: CreateOptions) => {
    const error = new ApiError(createParts(id, params, options));
    // The stack begins where the error was asked for. Only V8 has the function.
    (Error as Partial<V8ErrorConstructor>).captureStackTrace?.(error, createApiError);
    return error;
  };
  // The index was made from these rows, so what comes out of it is typed by them.
  return createApiError as unknown as CreateApiError<Rows>;
}

/** {@link CreateApiError} of `spotV3`. */
export const createApiError: CreateApiError<SpotV3> = /*#__PURE__*/ bindCreateApiError(spotV3Index);
