import type { AnyErrorSet } from '@errlex/core';
import type { Issue } from '@errlex/core/validation';
import { type ArgumentMetadata, Inject, Injectable, Optional, type PipeTransform } from '@nestjs/common';
import { ERRLEX_CONTEXT, type ErrlexContext } from '../errlex.context.js';
import { toFailures } from './to-failures.js';
import { ValidationException } from './validation-exception.js';

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
  /** The result of `defineErrors`; that of `ErrlexModule` where Nest makes the pipe, else `spotV3`. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * Validates a parameter with the schema that its decorator names (`@Query({ schema })`, Nest 12), or with the
 * one given here; one without a schema passes. Throws an `ApiException` for the first issue: a parameter that
 * is missing, one that is wrong, or the message that the schema names with `toIssueMessage`.
 */
@Injectable()
export class ApiValidationPipe implements PipeTransform<unknown, Promise<unknown>> {
  @Optional() @Inject(ERRLEX_CONTEXT) protected readonly context?: ErrlexContext;
  readonly #options: ApiValidationPipeOptions;

  constructor(options: ApiValidationPipeOptions = {}) {
    this.#options = options;
  }

  // Nest 11 knows no schema of a parameter.
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { data, schema }: { data?: string | undefined; schema?: StandardSchema } = metadata;
    const chosen = this.#options.schema ?? schema;
    if (chosen === undefined) return value;
    const result = await chosen['~standard'].validate(value);
    if (result.issues === undefined) return result.value;
    const errors = this.#options.errors ?? this.context?.errors;
    throw new ValidationException(toFailures(result.issues), errors).about(value, data);
  }
}
