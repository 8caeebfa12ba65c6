import type { AnyErrorSet } from '@errlex/core';
import type { ContractData } from './contract-data.js';
import type { LocaleData } from './locale-data.js';

/** A file to write. `path` is relative and uses `/` as separator. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** The input of each generator. */
export interface GenerateInput {
  readonly errors: AnyErrorSet;
  readonly contract: ContractData;
  readonly locales: readonly LocaleData[];
  /**
   * The locale of each tag for which dropping the last parts gives no locale or a wrong one. Tags are in
   * lower case.
   */
  readonly aliases: Readonly<Record<string, string>>;
  /** The first line of a file, without the comment mark of its language. */
  readonly header: string;
}
