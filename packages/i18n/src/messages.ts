/** A plural category of CLDR. */
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** The messages of one locale. */
export interface Messages {
  /** A BCP 47 tag. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  /**
   * Texts by message id. The key of a plural form has the suffix of i18next (`…_one`). Params are written
   * `{{name}}`.
   */
  readonly texts: Readonly<Record<string, string>>;
  /**
   * The code that each reason of `texts` belongs to. An error of another catalog, with the same reason but
   * another code, gets no text. A reason that is not listed may have any code.
   */
  readonly codes?: Readonly<Record<string, number>> | undefined;
  /**
   * The plural rule for whole numbers: for each category, a regular expression for the decimal digits. The
   * first category that matches is used; if none matches, the category is `other`. Default: the rule of
   * `Intl.PluralRules`.
   */
  readonly plural?: Readonly<Partial<Record<PluralCategory, string>>> | undefined;
  /** Texts to show instead of text params, by the value of the param, such as the name of a field. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** The messages to use for an error that has no text in these messages. */
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
  /** The locale of `text`: `en` if the requested locale does not have the message. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  /**
   * The received text, usually English. Set if the text is not documented and therefore cannot be translated.
   */
  readonly detail?: string;
}

const noTexts: Messages['texts'] = /*#__PURE__*/ Object.freeze({});

/**
 * Returns the texts of a locale for an error. Returns no texts if the locale has the reason with another
 * code.
 */
export function textsFor(
  { texts, codes }: Pick<Messages, 'texts' | 'codes'>,
  error: CodeAndReason,
): Messages['texts'] {
  return hasOtherCode(codes, error) ? noTexts : texts;
}

/** Tests whether `codes` has the reason of an error with another code. */
export function hasOtherCode(codes: Messages['codes'], { code, reason }: CodeAndReason): boolean {
  const known = reason === undefined ? undefined : codes?.[reason];
  return typeof known === 'number' && known !== code;
}

/**
 * Returns the hint for an error: one sentence that helps the person at the screen, such as a step to try or a
 * person to ask. Returns `undefined` if the locale has no hint for its code and reason. Never throws.
 */
export function hintFor(error: CodeAndReason, hints: Hints): Translation | undefined {
  try {
    const { locale, dir } = hints;
    const texts = textsFor(hints, error);
    const { reason } = error;
    const text = reason === undefined ? undefined : texts[reason];
    // An inherited property, such as `constructor`, is not a text.
    return typeof text === 'string' && text !== '' ? { text, locale, dir } : undefined;
  } catch {
    // An error that was parsed from JSON may have fields of any type.
    return undefined;
  }
}
