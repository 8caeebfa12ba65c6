import type { Catalog, ErrorSet } from '@errlex/core';
import { escapeControls } from '@errlex/core/text';
import type { Messages } from '@errlex/i18n';
import { type Command, InvalidArgumentError } from 'commander';
import { printNote } from '../terminal/print.js';
import type { Terminal } from '../terminal/terminal.js';
import { loadReaderMessages, restrictMessages, toEnvironmentLocale } from './load-reader-messages.js';

/** Who reads what a command prints. */
export interface ReaderOptions {
  /** Whether a program reads it. */
  readonly json?: true;
  readonly locale?: string;
}

/** Adds the options `--locale` and `--json` to a command. */
export function addReaderOptions(command: Command): Command {
  return command
    .option(
      '--locale <tag>',
      'language of the messages, such as ja or pt-BR (default: of the environment; with --json: en)',
      parseLocale,
    )
    .option('--json', 'print JSON');
}

function parseLocale(locale: string): string {
  if (locale.startsWith('-')) throw new InvalidArgumentError('Expected a language tag, got an option.');
  return locale;
}

/** Loads the messages to print for a catalog; a line on standard error says if the locale has none. */
export async function loadMessagesFor(
  { json, locale }: ReaderOptions,
  errors: ErrorSet<Catalog>,
  terminal: Terminal,
): Promise<Messages> {
  // What a program reads does not depend on who runs it.
  const requested = locale ?? (json ? 'en' : toEnvironmentLocale(terminal.env));
  const { messages, known } = await loadReaderMessages(requested);
  if (!known) {
    const language = new Intl.DisplayNames('en', { type: 'language' }).of(messages.locale);
    printNote(terminal, `No messages for "${escapeControls(requested)}"; using ${language}`);
  }
  return restrictMessages(messages, errors);
}
