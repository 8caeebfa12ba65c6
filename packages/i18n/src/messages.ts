/** The messages of one locale. */
export interface Messages {
  /** A BCP 47 tag. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  /**
   * Keyed by message id, with an i18next plural suffix where there is one (`…_one`); params stand as
   * `{{name}}`.
   */
  readonly texts: Readonly<Record<string, string>>;
}

/** A message rendered for a person: put `text` into an element with this `lang` and `dir`. */
export interface Translation {
  readonly text: string;
  /** The locale of `text`, which is not the one asked for where that has no such message. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  /** The text on the wire, mostly English, where it is no documented one and so could not be translated. */
  readonly detail?: string;
}
