import { escapeControls } from '@errlex/core/text';
import type { Messages } from '@errlex/i18n';
import { type Command, InvalidArgumentError } from 'commander';
import { printNote } from '../terminal/print.js';
import type { Terminal } from '../terminal/terminal.js';
import { loadReaderMessages, toEnvironmentLocale } from './load-reader-messages.js';

/** Who reads what a command prints. */
export interface ReaderOptions {
  /** Where it is a program. */
  readonly json?: true;
  readonly locale?: string;
}

/** Gives a command the options `--locale` and `--json`. */
export function addReaderOptions(command: Command): Command {
  return command
    .option(
      '--locale <tag>',
      'the language of the messages, such as ja or pt-BR; with --json: en',
      parseLocale,
    )
    .option('--json', 'print JSON');
}

function parseLocale(locale: string): string {
  if (locale.startsWith('-')) throw new InvalidArgumentError('It is an option.');
  return locale;
}

/** The messages to print; a line on standard error says so where the locale has none. */
export async function loadMessagesFor(
  { json, locale }: ReaderOptions,
  terminal: Terminal,
): Promise<Messages> {
  // What a program reads does not depend on who runs it.
  const requested = locale ?? (json ? 'en' : toEnvironmentLocale(terminal.env));
  const { messages, known } = await loadReaderMessages(requested);
  if (!known) {
    printNote(
      terminal,
      `there are no messages for the locale "${escapeControls(requested)}", so they are in ${messages.locale}`,
    );
  }
  return messages;
}
