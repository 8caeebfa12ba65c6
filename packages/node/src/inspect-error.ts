import { type InspectOptions, inspect } from 'node:util';
import type { AnyApiError } from '@errlex/core';
import type { ResponseError } from '@errlex/core/response';
import { type InspectErrorOptions, toInspectable } from './to-inspectable.js';

/**
 * An error as `console.log` prints errors, with what it means: its fields, the advice, the translation where messages are given,
 * and the cause. Controls in the message are escaped. Takes the options of `util.inspect`.
 */
export function inspectError(
  error: AnyApiError | ResponseError,
  { messages, ...options }: InspectErrorOptions & InspectOptions = {},
): string {
  return inspect(toInspectable(error, { messages }), options);
}
