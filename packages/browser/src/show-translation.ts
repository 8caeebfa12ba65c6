import type { Translation } from '@errlex/i18n';
import {
  type TranslateOptions,
  type TranslateThrown,
  translateNow,
  translateThrown,
} from './translate-thrown.js';

export interface ErrorTranslationOptions extends TranslateOptions {
  /** A function that `createErrorTranslator` made. Default: `translateThrown`. */
  readonly translator?: TranslateThrown | undefined;
}

/**
 * Returns a function that passes the translation of a thrown value to `show`: at once if loaded `messages` are
 * given, else when they are loaded. For a new value it first passes `undefined`; for the same value in another
 * language the old text stays until the new one is there. The latest call wins, whichever loads last.
 */
export function createTranslationUpdater(
  show: (translation: Translation | undefined) => void,
): (thrown: unknown, options: ErrorTranslationOptions) => void {
  let latest: unknown;
  let calls = 0;
  return (thrown, { translator = translateThrown, ...options }) => {
    calls += 1;
    const call = calls;
    if (call === 1 || thrown !== latest) show(translateNow(thrown, options));
    latest = thrown;
    if (thrown === null || thrown === undefined) return;
    translator(thrown, options).then((translation) => {
      if (call === calls) show(translation);
    });
  };
}
