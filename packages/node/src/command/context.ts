import type { Messages } from '@errlex/i18n';
import type { Arguments } from './parse-arguments.js';

/** What a command works with. */
export interface Context extends Arguments {
  /** The messages of the reader's locale. */
  readonly messages: Messages;
  /** The whole of standard input. */
  readonly readInput: () => Promise<string>;
}
