import type { AnyParams, Catalog, ErrorSet, MessageTemplate } from '@errlex/core';
import { escapeControls } from '@errlex/core/text';
import { loadMessages, locales, type Messages, matchLocale } from '@errlex/i18n';
import { type Command, InvalidArgumentError } from 'commander';
import { printNote, type Terminal } from '../terminal/terminal.js';

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

/**
 * Loads the messages for a locale as a person or an environment writes it, `de-DE` or `de_DE.UTF-8`; `known` is
 * false if they are a fallback.
 */
export async function loadReaderMessages(requested: string): Promise<{ messages: Messages; known: boolean }> {
  const tag = toTag(requested);
  const messages = await loadMessages(tag);
  return { messages, known: matchLocale<string>(tag, locales, '') !== '' };
}

/** Returns the locale of an environment in POSIX's order of precedence; empty variables do not count. */
function toEnvironmentLocale({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return LC_ALL || LC_MESSAGES || LANG || 'C';
}

function toTag(locale: string): string {
  const [, name = '', modifier] = /^([^.@]*)(?:\.[^@]*)?(?:@(.*))?$/s.exec(locale) ?? [];
  if (name === 'C' || name === 'POSIX') return 'en';
  const [language, ...rest] = name.replaceAll('_', '-').split('-');
  return [language, ...(modifier === 'latin' ? ['Latn'] : []), ...rest].join('-');
}

/**
 * Keeps the texts of those definitions that are the shipped ones, so that nothing printed about another catalog is
 * a shipped text.
 */
export function restrictMessages(
  messages: Messages,
  { catalog }: Pick<ErrorSet<Catalog>, 'catalog'>,
): Messages {
  const shared = new Set(
    catalog.filter(({ reason, code }) => messages.codes?.[reason] === code).map(({ reason }) => reason),
  );
  const texts = Object.entries(messages.texts).filter(([key]) =>
    shared.has(key.replace(/(?:\.\w+?)?(?:_(?:zero|one|two|few|many|other))?$/, '')),
  );
  return { ...messages, texts: Object.fromEntries(texts) };
}

/**
 * Renders a message of a language with its params left open, `<min>`; of plural forms, the general one. `undefined`
 * if the language lacks the message.
 */
export function renderTemplate(id: string, { texts }: Messages): string | undefined {
  return (texts[id] ?? texts[`${id}_other`])?.replace(/\{\{(\w+)\}\}/g, '<$1>');
}

/** Returns params to show a message with: readable numbers, and the name of a parameter for a text. */
export function sampleParams([template, ...names]: MessageTemplate): AnyParams {
  const kinds = template.match(/%[ds]/g) ?? [];
  const numbers = kinds.filter((kind) => kind === '%d').length > 1 ? [1, 1000] : [7];
  return Object.fromEntries(
    names.map((name, index) => {
      const position = kinds.slice(0, index).filter((kind) => kind === '%d').length;
      return [name, kinds[index] === '%d' ? (numbers[position] ?? 10 ** (position + 2)) : 'symbol'];
    }),
  );
}
