import type { Translation } from '@errlex/i18n';
import { isAbort } from './judge-failure.js';
import { toTranslation } from './to-translation.js';
import type { TranslateOptions } from './translate-thrown.js';

/**
 * What `translateThrown` gives, at once, where the messages are there already: for the first render, on a
 * server too.
 */
export function translateNow(
  thrown: unknown,
  { messages, errors, signal }: TranslateOptions,
): Translation | undefined {
  return messages === undefined || thrown == null || isAbort(thrown, signal)
    ? undefined
    : toTranslation(thrown, messages, { errors });
}
