import type { AnyErrorSet } from '@errlex/core';
import type { Issue } from '@errlex/core/validation';
import { type ArgumentMetadata, Inject, Injectable, Optional, type PipeTransform } from '@nestjs/common';
import { ERRLEX_CONTEXT, type ErrlexContext } from '../errlex.context.js';
import { toViolations } from './to-violations.js';
import { ValidationException } from './validation-exception.js';

/** A schema of any library that implements Standard Schema: zod, valibot, arktype. */
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
  /** For Nest 11, and for parameters whose decorator has no schema. */
  readonly schema?: StandardSchema | undefined;
  /** The contract whose messages a schema names. Default: that of `ErrlexModule`. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * Validates a parameter with the schema of its decorator (`@Query({ schema })`, Nest 12), or with the option
 * `schema`; a parameter without a schema passes. Throws an `ApiException` for the first issue: with the message that
 * the schema names with `toIssueMessage`, else with the role `missingParam` or `invalidParam`.
 */
@Injectable()
export class ApiValidationPipe implements PipeTransform<unknown, Promise<unknown>> {
  @Optional() @Inject(ERRLEX_CONTEXT) protected readonly context?: ErrlexContext;
  readonly #options: ApiValidationPipeOptions;

  constructor(options: ApiValidationPipeOptions = {}) {
    this.#options = options;
  }

  // Nest 11 has no `schema` in the metadata.
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { data, schema }: { data?: string | undefined; schema?: StandardSchema } = metadata;
    const chosen = this.#options.schema ?? schema;
    if (chosen === undefined) return value;
    const result = await chosen['~standard'].validate(value);
    if (result.issues === undefined) return result.value;
    const errors = this.#options.errors ?? this.context?.errors;
    throw new ValidationException(toViolations(result.issues), errors).about(value, data);
  }
}
