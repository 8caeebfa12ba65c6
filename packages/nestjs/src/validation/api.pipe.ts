import type { AnyErrorSet } from '@errlex/core';
import { type ArgumentMetadata, HttpException, type PipeTransform } from '@nestjs/common';
import { toFailures } from './to-failures.js';
import { ValidationException } from './validation-exception.js';

export interface ApiPipeOptions {
  /** The result of `defineErrors`, where a schema names messages of another catalog than `spotV3`. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * Another pipe, whose refusals say which parameter is missing or wrong: what the pipes of Nest tell their
 * exception factories is neither its name nor its value.
 *
 * @example
 * list(@Query('limit', new ApiPipe(new ParseIntPipe())) limit: number) {}
 */
export class ApiPipe implements PipeTransform<unknown, Promise<unknown>> {
  readonly #pipe: PipeTransform;
  readonly #options: ApiPipeOptions;

  constructor(pipe: PipeTransform, options: ApiPipeOptions = {}) {
    this.#pipe = pipe;
    this.#options = options;
  }

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return await this.#pipe.transform(value, metadata);
    } catch (thrown) {
      throw this.#toException(thrown)?.about(value, metadata.data) ?? thrown;
    }
  }

  #toException(thrown: unknown): ValidationException | undefined {
    if (thrown instanceof ValidationException) return thrown;
    const isRefusal = thrown instanceof HttpException && [400, 422].includes(thrown.getStatus());
    return isRefusal ? new ValidationException(toFailures(thrown.message), this.#options.errors) : undefined;
  }
}
