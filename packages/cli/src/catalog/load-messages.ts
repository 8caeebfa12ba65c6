import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AnyParams, Catalog, ErrorSet, MessageTemplate } from '@errlex/core';
import { escapeControls } from '@errlex/core/text';
import {
  type CatalogMessages,
  defineMessages,
  loadMessages,
  locales,
  type Messages,
  type MessagesDefinition,
  matchLocale,
  type Translation,
} from '@errlex/i18n';
import { type Command, InvalidArgumentError } from 'commander';
import { CommandError, messageOf, printNote, type Terminal } from '../terminal.js';
import { loadValue } from './load-errors.js';

/** Who reads what a command prints. */
export interface ReaderOptions {
  /** Whether a program reads it. */
  readonly json?: true;
  readonly locale?: string;
  /** A module and the name of its export, `acme.js#messages`, or a folder with a file for each locale. */
  readonly messages?: string;
}

/** Adds the options `--locale` and `--json` to a command. */
export function addReaderOptions(command: Command): Command {
  return command
    .option(
      '--locale <tag>',
      'language of the messages, such as ja or pt-BR (default: of the environment; with --json: en)',
      parseLocale,
    )
    .option('--messages <file#export>', 'texts of the catalog: the result of defineMessages, or a folder')
    .option('--json', 'print JSON');
}

function parseLocale(locale: string): string {
  if (locale.startsWith('-')) throw new InvalidArgumentError('Expected a language tag, got an option.');
  return locale;
}

/** Loads the messages to print for a catalog; a line on standard error says if the locale has none. */
export async function loadMessagesFor(
  options: ReaderOptions,
  errors: ErrorSet<Catalog>,
  terminal: Terminal,
): Promise<Messages> {
  const { json, locale } = options;
  // JSON is for programs, so it does not depend on the language of the environment.
  const requested = locale ?? (json ? 'en' : toEnvironmentLocale(terminal.env));
  const own = await loadCatalogMessages(options, errors, terminal);
  const { messages, known } = await loadReaderMessages(requested, own);
  if (!known) {
    const language = new Intl.DisplayNames('en', { type: 'language' }).of(messages.locale);
    printNote(terminal, `No messages for "${escapeControls(requested)}"; using ${language}`);
  }
  return restrictMessages(messages, errors);
}

/** Loads the messages of every locale, those of the catalog first. */
export async function loadAllMessages(
  options: ReaderOptions,
  errors: ErrorSet<Catalog>,
  terminal: Terminal,
): Promise<Messages[]> {
  const own = await loadCatalogMessages(options, errors, terminal);
  const tags = new Set([...(own?.locales ?? []), ...locales]);
  const all = [...tags].map((tag) => (own ? own.load(tag, loadMessages, false) : loadMessages(tag)));
  return (await Promise.all(all)).map((one) => restrictMessages(one, errors));
}

/** Loads the texts that `--messages` names. Throws a `CommandError` that says which of them is wrong. */
async function loadCatalogMessages(
  { messages }: ReaderOptions,
  errors: ErrorSet<Catalog>,
  { cwd }: Terminal,
): Promise<CatalogMessages | undefined> {
  if (messages === undefined) return undefined;
  const [, file = '', name] = /^(.*?)(?:#([^#]*))?$/s.exec(messages) ?? [];
  const path = resolve(cwd(), file);
  try {
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory();
    const value = isFolder ? await readTexts(path) : (await loadValue(path, file, name)).value;
    if (isCatalogMessages(value)) return value;
    // `defineMessages` checks whatever a file holds.
    return defineMessages(errors, { texts: value as MessagesDefinition['texts'] });
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    throw new CommandError(`cannot use ${messages}: ${messageOf(cause)}`, { cause });
  }
}

/** The module may use another copy of `@errlex/i18n`. */
function isCatalogMessages(value: unknown): value is CatalogMessages {
  const { load, locales } = (value ?? {}) as { readonly load?: unknown; readonly locales?: unknown };
  return typeof load === 'function' && Array.isArray(locales);
}

/** Reads `de.json` or, as nestjs-i18n has them, the files in a folder `de`. */
async function readTexts(folder: string): Promise<Record<string, unknown>> {
  const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
  const entries = await readdir(folder, { withFileTypes: true });
  const texts = entries.map(async (entry): Promise<[string, unknown][]> => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return [[entry.name, await readTexts(path)]];
    return entry.name.endsWith('.json') ? [[entry.name.slice(0, -'.json'.length), await read(path)]] : [];
  });
  return Object.fromEntries((await Promise.all(texts)).flat());
}

/**
 * Loads the messages for a locale as a person or an environment writes it, `de-DE` or `de_DE.UTF-8`; `known` is
 * false if they are a fallback.
 */
export async function loadReaderMessages(
  requested: string,
  own?: CatalogMessages,
): Promise<{ messages: Messages; known: boolean }> {
  const tag = toTag(requested);
  const messages = await (own ? own.load(tag, loadMessages) : loadMessages(tag));
  return { messages, known: matchLocale(tag, [...(own?.locales ?? []), ...locales], '') !== '' };
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
 * Keeps the texts of those definitions that they belong to, so that nothing printed about another catalog is a shipped
 * text.
 */
function restrictMessages(messages: Messages, errors: Pick<ErrorSet<Catalog>, 'catalog'>): Messages {
  const { fallback } = messages;
  const shared = new Set(
    errors.catalog
      .filter(({ reason, code }) => messages.codes?.[reason] === code)
      .map(({ reason }) => reason),
  );
  const texts = Object.entries(messages.texts).filter(([key]) =>
    shared.has(key.replace(/(?:\.\w+?)?(?:_(?:zero|one|two|few|many|other))?$/, '')),
  );
  return {
    ...messages,
    texts: Object.fromEntries(texts),
    fallback: fallback && restrictMessages(fallback, errors),
  };
}

/**
 * Renders a message of a language, or of its fallback, with its params left open, `<min>`; of plural forms, the general
 * one. `undefined` if both lack the message.
 */
export function renderTemplate(
  id: string,
  { texts, locale, dir, fallback }: Messages,
): Translation | undefined {
  const text = (texts[id] ?? texts[`${id}_other`])?.replace(/\{\{(\w+)\}\}/g, '<$1>');
  return text === undefined ? fallback && renderTemplate(id, fallback) : { text, locale, dir };
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
