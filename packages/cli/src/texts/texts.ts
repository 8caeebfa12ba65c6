import { loadMessages, locales, type Messages } from '@errlex/i18n';
import { type CatalogOptions, loadErrors } from '../catalog/load-errors.js';
import { readSource } from '../page/read-page.js';
import { CommandError, print, printNote, type Terminal } from '../terminal.js';
import { findProblems, type TextFile, toEnglish, toEntries, toTexts } from './text-entries.js';
import { parsePo, parseXliff, renderPo, renderXliff } from './text-files.js';

export interface ExportTextsOptions extends CatalogOptions {
  readonly format: 'xliff' | 'po';
  readonly locale: string;
  /** A JSON file of texts by message id. Default: the shipped texts of the locale, none if there are none. */
  readonly texts?: string;
}

/** Prints the texts of a language beside the English, for a translator's tool. */
export async function exportTexts(options: ExportTextsOptions, terminal: Terminal): Promise<void> {
  const { locale, format } = options;
  const errors = await loadErrors(options, terminal);
  const english = toEnglish(errors, await loadMessages('en'));
  const texts =
    options.texts === undefined ? await loadTexts(locale) : await readTexts(options.texts, terminal);
  const entries = toEntries(errors, english, texts, locale);
  const file: TextFile = { domain: errors.domain ?? '', locale, entries };
  await print(terminal, format === 'po' ? renderPo(file) : renderXliff(file));
}

export interface ImportTextsOptions extends CatalogOptions {
  /** Default: the language that the file names. */
  readonly locale?: string;
}

/** Prints the texts of a translator's file as JSON by message id; on standard error, what is missing or wrong. */
export async function importTexts(
  file: string,
  options: ImportTextsOptions,
  terminal: Terminal,
): Promise<void> {
  const errors = await loadErrors(options, terminal);
  const english = toEnglish(errors, await loadMessages('en'));
  const text = await readSource(file, terminal);
  const isXml = /^\ufeff?\s*</.test(text);
  const read = isXml ? parseXliff(text) : parsePo(text);
  const parsed = { ...read, locale: options.locale ?? read.locale };
  if (parsed.locale === '') throw new CommandError(`${file} names no language: pass --locale`);
  const problems = findProblems(parsed, english);
  for (const problem of problems) printNote(terminal, problem);
  if (problems.length > 0) terminal.exitCode = 1;
  await print(terminal, `${JSON.stringify(toTexts(parsed, english), undefined, 2)}\n`);
}

async function loadTexts(locale: string): Promise<Messages['texts']> {
  return locales.some((one) => one === locale) ? (await loadMessages(locale)).texts : {};
}

async function readTexts(file: string, terminal: Terminal): Promise<Messages['texts']> {
  const problem = `${file} holds no texts: expected JSON, { "MESSAGE_ID": "text" }`;
  let value: unknown;
  try {
    value = JSON.parse(await readSource(file, terminal));
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    throw new CommandError(problem, { cause });
  }
  const isFlat =
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string');
  if (!isFlat) throw new CommandError(problem);
  return value as Messages['texts'];
}
