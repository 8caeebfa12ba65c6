import { type InspectOptions, inspect } from 'node:util';
import type { AnyApiError } from '@errlex/core';
import { adviceFor, isResponseError, type ResponseError } from '@errlex/core/response';
import { type Messages, translate } from '@errlex/i18n';

export interface InspectErrorOptions extends InspectOptions {
  /** The locale to show the error in beside its English message. */
  readonly messages?: Messages | undefined;
}

/**
 * An error as `console.log` prints it, with what it means: the advice, and the translation where messages are
 * given. Takes the options of `util.inspect`.
 */
export function inspectError(
  error: AnyApiError | ResponseError,
  { messages, ...options }: InspectErrorOptions = {},
): string {
  const translation = messages && !isResponseError(error) ? { translation: translate(error, messages) } : {};
  return `${inspect(error, options)} ${inspect({ advice: adviceFor(error), ...translation }, options)}`;
}
