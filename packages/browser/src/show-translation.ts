import { type ErrorTranslation, toShown } from './to-error-translation.js';
import { type ErrorTranslationOptions, translateNow, translateThrown } from './translate-thrown.js';

/**
 * Returns a function that passes the translation of a thrown value to `show`, and resolves to it: at once if loaded
 * `messages` are given, else when they are loaded. For a new value it first passes `undefined`; for the same value in
 * another language the old text stays until the new one is there, as an update. The latest call wins, whichever loads
 * last.
 */
export function createTranslationUpdater(
  show: (translation: ErrorTranslation | undefined) => void,
): (thrown: unknown, options: ErrorTranslationOptions) => Promise<ErrorTranslation | undefined> {
  let latest: unknown;
  let shown: ErrorTranslation | undefined;
  let calls = 0;
  const replace = (next: ErrorTranslation | undefined) => {
    shown = next;
    show(next);
  };
  return async (thrown, { translator = translateThrown, ...options }) => {
    calls += 1;
    const call = calls;
    const onUpdate = (translation: ErrorTranslation | undefined) => {
      if (call === calls) replace(toShown(shown, translation));
    };
    if (call === 1 || thrown !== latest) replace(translateNow(thrown, options));
    latest = thrown;
    if (thrown === null || thrown === undefined) return undefined;
    const translation = await translator(thrown, { ...options, onUpdate });
    onUpdate(translation);
    return translation;
  };
}
