import type { Messages, Translation } from './messages.js';
import type { Translatable } from './translate.js';

/** The hints of one locale: `texts` is keyed by reason. */
export type Hints = Messages;

/**
 * One sentence to the person in front of the screen: what they can do about an error, or whom to ask.
 * Undefined where the locale has none for its reason. Never throws.
 */
export function hintFor(error: Pick<Translatable, 'reason'>, hints: Hints): Translation | undefined {
  try {
    const { reason } = error;
    const { texts, locale, dir } = hints;
    const text = reason !== undefined && Object.hasOwn(texts, reason) ? texts[reason] : undefined;
    return typeof text === 'string' && text !== '' ? { text, locale, dir } : undefined;
  } catch {
    // What came as JSON may be anything.
    return undefined;
  }
}
