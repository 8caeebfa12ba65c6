import { identify } from '@errlex/core/response';
import type { Translation } from '@errlex/i18n';
import { toTranslation } from './to-translation.js';
import type { TranslateOptions } from './translate-thrown.js';

/**
 * Translates at once if `messages` are given: for the first render, on a server too. Returns `undefined`
 * without them. The result is the same as that of `translateThrown`.
 */
export function translateNow(
  thrown: unknown,
  { messages, errors, signal }: TranslateOptions,
): Translation | undefined {
  if (messages === undefined || thrown === null || thrown === undefined) return undefined;
  const error = identify(thrown, { errors, signal });
  return error && toTranslation(error, messages);
}
