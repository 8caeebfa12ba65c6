import { type InspectOptions, inspect } from 'node:util';
import type { AnyApiError } from '@errlex/core';
import { adviceFor, isResponseError, type ResponseError } from '@errlex/core/response';
import { type Messages, translate } from '@errlex/i18n';

export interface InspectErrorOptions extends InspectOptions {
  /** Messages for a translation of the error. It is shown in addition to the English message. */
  readonly messages?: Messages | undefined;
}

/**
 * Renders an error as `console.log` does, followed by its advice and, if `messages` is set, its translation.
 * Takes the options of `util.inspect`.
 */
export function inspectError(
  error: AnyApiError | ResponseError,
  { messages, ...options }: InspectErrorOptions = {},
): string {
  const translation = messages && !isResponseError(error) ? { translation: translate(error, messages) } : {};
  return `${inspect(error, options)} ${inspect({ advice: adviceFor(error), ...translation }, options)}`;
}
