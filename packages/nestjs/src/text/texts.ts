import type { ErrorData } from '@errlex/core';
import type { Hints, Messages } from '@errlex/i18n';

/** The texts of the languages that an application responds in. */
export interface Texts {
  /** BCP 47 tags; English, the language of the catalog, is the first. */
  readonly supported: readonly string[];
  /** By tag; the English ones are the generic texts of reasons. */
  readonly messages: ReadonlyMap<string, Messages>;
  /** By tag; empty if the option `hints` is off. */
  readonly hints: ReadonlyMap<string, Hints>;
  /** The error whose text stands for codes without a definition. */
  readonly unknown: ErrorData;
}

/** A text, and the language that it is in. */
export interface Text {
  readonly msg: string;
  readonly locale: string;
}
