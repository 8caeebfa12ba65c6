import type { AnyApiError } from '@errlex/core';
import { type Issue, toValidationError } from '@errlex/core/schema';
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { ApiException } from '../api.exception.js';
import type { CatalogueErrors } from '../errlex.options.js';

/** A schema of any library that speaks Standard Schema: zod, valibot, arktype. */
export interface StandardSchema {
  readonly '~standard': {
    readonly validate: (value: unknown) => Validated | Promise<Validated>;
  };
}

interface Validated {
  readonly value?: unknown;
  readonly issues?: readonly Issue[] | undefined;
}

export interface ApiValidationPipeOptions {
  /** For Nest 11, and for parameters whose decorator names no schema. */
  readonly schema?: StandardSchema | undefined;
  /** The result of `createErrors`, where a schema names messages of another catalogue than `spotV3`. */
  readonly errors?: Pick<CatalogueErrors, 'createApiError'> | undefined;
}

/**
 * Validates a parameter with the schema that its decorator names (`@Query({ schema })`, Nest 12), or with the one given here; one
 * without a schema passes. Throws an `ApiException` for the first issue: a parameter that is missing, one that is wrong, or
 * the message that the schema names with `toIssueMessage`.
 */
@Injectable()
export class ApiValidationPipe implements PipeTransform<unknown, Promise<unknown>> {
  readonly #options: ApiValidationPipeOptions;

  constructor(options: ApiValidationPipeOptions = {}) {
    this.#options = options;
  }

  async transform(value: unknown, { data, schema }: ArgumentMetadata): Promise<unknown> {
    const chosen: StandardSchema | undefined = this.#options.schema ?? schema;
    if (chosen === undefined) return value;
    const result = await chosen['~standard'].validate(value);
    if (result.issues === undefined) return result.value;
    throw new ApiException(this.toError(result.issues, value, data));
  }

  /** The error for the issues of a value, of which `data` is the name where the decorator picks a single one. */
  protected toError(issues: readonly Issue[], value: unknown, data: string | undefined): AnyApiError {
    const createApiError = this.#options.errors?.createApiError;
    if (data === undefined) return toValidationError(issues, { input: value, createApiError });
    const [first] = issues;
    const issue = { message: first?.message ?? '', path: [data, ...(first?.path ?? [])] };
    return toValidationError([issue], { input: { [data]: value }, createApiError });
  }
}
