import type { AnyErrorSet } from '@errlex/core';
import { type ArgumentMetadata, HttpException, type PipeTransform } from '@nestjs/common';
import { toViolations } from './to-violations.js';
import { ValidationException } from './validation-exception.js';

export interface NamedParamPipeOptions {
  /** The contract whose messages a schema names. Default: that of `ErrlexModule` when the filter sends the error. */
  readonly errors?: AnyErrorSet | undefined;
}

/**
 * Wraps a pipe so that its errors name the parameter that is missing or wrong: pipes of Nest pass neither its name
 * nor its value to their exception factories.
 *
 * @example
 * list(@Query('limit', new NamedParamPipe(new ParseIntPipe())) limit: number) {}
 */
export class NamedParamPipe implements PipeTransform<unknown, Promise<unknown>> {
  readonly #pipe: PipeTransform;
  readonly #options: NamedParamPipeOptions;

  constructor(pipe: PipeTransform, options: NamedParamPipeOptions = {}) {
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
    const isInvalid = thrown instanceof HttpException && [400, 422].includes(thrown.getStatus());
    return isInvalid
      ? new ValidationException(toViolations(thrown.message), this.#options.errors)
      : undefined;
  }
}
