import { type Messages, type Translation, textsFor } from './messages.js';
import type { Translatable } from './translate.js';

/** The hints of one locale. `texts` is keyed by reason. */
export type Hints = Messages;

/**
 * Returns one sentence for the person at the screen: what they can do about an error, or whom to ask. Returns
 * `undefined` if the locale has no hint for its code and reason. Never throws.
 */
export function hintFor(error: Pick<Translatable, 'code' | 'reason'>, hints: Hints): Translation | undefined {
  try {
    const { locale, dir } = hints;
    const texts = textsFor(hints, error);
    const { reason } = error;
    const text = reason !== undefined && Object.hasOwn(texts, reason) ? texts[reason] : undefined;
    return typeof text === 'string' && text !== '' ? { text, locale, dir } : undefined;
  } catch {
    // An error that came as JSON may have any fields.
    return undefined;
  }
}
