import type { Hints, Messages } from '@errlex/i18n';

/** What errors are told in. */
export interface Texts {
  /** English first, which is what the catalog itself tells. */
  readonly supported: readonly string[];
  /** English too, for the generic texts of reasons. */
  readonly messages: ReadonlyMap<string, Messages>;
  /** Empty where no hints are asked for. */
  readonly hints: ReadonlyMap<string, Hints>;
}

/** What is said about an error, and the language it is in. */
export interface Text {
  readonly msg: string;
  readonly locale: string;
}
