/** A plural category of CLDR. */
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** The messages of one locale. */
export interface Messages {
  /** A BCP 47 tag. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  /** Keyed by message id, with an i18next plural suffix if it has one (`…_one`); params stand as `{{name}}`. */
  readonly texts: Readonly<Record<string, string>>;
  /**
   * The code that each reason of `texts` belongs to. An error of another catalog, with the same reason but
   * another code, gets no text. A reason that is not listed may have any code.
   */
  readonly codes?: Readonly<Record<string, number>> | undefined;
  /**
   * The plural rule of whole numbers: by category, a regular expression for the decimal digits; the first that
   * matches counts, else `other`. Default: the rules of the engine.
   */
  readonly plural?: Readonly<Partial<Record<PluralCategory, string>>> | undefined;
  /** Texts to show instead of a param: by its value, which is mostly the name of a field. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** The messages to use for an error that these have no text for. */
  readonly fallback?: Messages | undefined;
}

/** The hints of one locale. `texts` is keyed by reason. */
export type Hints = Messages;

/** The part of an error that decides whether a locale's texts apply to it. */
interface CodeAndReason {
  readonly code: number;
  readonly reason?: string | undefined;
}

/** A message in the user's language: put `text` into an element with this `lang` and `dir`. */
export interface Translation {
  readonly text: string;
  /** The locale of `text`: `en` if the requested one has no such message. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  /** The received text, mostly English, if it is not documented and thus cannot be translated. */
  readonly detail?: string;
}

const noTexts: Messages['texts'] = /*#__PURE__*/ Object.freeze({});

/** Returns the texts of a locale for an error: none if its reason belongs to another code in that locale. */
export function textsFor(
  { texts, codes }: Pick<Messages, 'texts' | 'codes'>,
  error: CodeAndReason,
): Messages['texts'] {
  return hasOtherCode(codes, error) ? noTexts : texts;
}

/** Tests whether the reason of an error belongs to another code. */
export function hasOtherCode(codes: Messages['codes'], { code, reason }: CodeAndReason): boolean {
  const known = reason === undefined ? undefined : codes?.[reason];
  return typeof known === 'number' && known !== code;
}

/**
 * Returns one sentence for the person at the screen: what they can do about an error, or whom to ask. Returns
 * `undefined` if the locale has no hint for its code and reason. Never throws.
 */
export function hintFor(error: CodeAndReason, hints: Hints): Translation | undefined {
  try {
    const { locale, dir } = hints;
    const texts = textsFor(hints, error);
    const { reason } = error;
    const text = reason === undefined ? undefined : texts[reason];
    // An inherited property is no text.
    return typeof text === 'string' && text !== '' ? { text, locale, dir } : undefined;
  } catch {
    // An error that came as JSON may have any fields.
    return undefined;
  }
}
