import type { AnyErrorSet } from '@errlex/core';
import type { ContractData } from './contract-data.js';
import type { LocaleData } from './locale-data.js';

/** A file to write. `path` is relative and has `/` between its parts. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** What the generators of the languages get. */
export interface GenerateInput {
  readonly errors: AnyErrorSet;
  readonly contract: ContractData;
  readonly locales: readonly LocaleData[];
  /** Tags in lower case with the locale that each of them finds. */
  readonly aliases: Readonly<Record<string, string>>;
  /** The first line of a file, without the comment sign. */
  readonly header: string;
}
