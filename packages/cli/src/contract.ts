import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  compareContracts,
  createVectors,
  type Finding,
  generate as generateFiles,
  type Language,
  lintContract,
} from '@errlex/codegen';
import { escapeControls } from '@errlex/core/text';
import { loadMessages, locales, type Messages } from '@errlex/i18n';
import { type CatalogOptions, loadErrors } from './catalog/load-errors.js';
import {
  added,
  CommandError,
  print,
  printNote,
  removed,
  type Terminal,
  toJson,
  UsageError,
} from './terminal.js';

export interface GenerateOptions extends CatalogOptions {
  readonly lang: Language;
  /** Comma-separated language tags. Default: none. */
  readonly locales?: string;
  /** The folder to write to. */
  readonly out: string;
}

/** Writes the errors of a contract as a module in another language, or as a lookup table. */
export async function generate(options: GenerateOptions, terminal: Terminal): Promise<void> {
  const errors = await loadErrors(options, terminal);
  const files = generateFiles(requireDomain(errors), {
    lang: options.lang,
    locales: await loadLocales(options.locales),
  });
  for (const { path, content } of files) {
    const target = resolve(terminal.cwd(), options.out, path);
    try {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    } catch (cause) {
      throw new CommandError(`cannot write ${join(options.out, path)}: ${(cause as Error).message}`, {
        cause,
      });
    }
    await print(terminal, `${join(options.out, path)}\n`);
  }
  printNote(terminal, `${files.length} files for ${errors.domain}`);
}

export interface VectorsOptions extends CatalogOptions {
  readonly locales?: string;
}

/** Prints the conformance vectors of a contract as JSON. */
export async function vectors(options: VectorsOptions, terminal: Terminal): Promise<void> {
  const errors = requireDomain(await loadErrors(options, terminal));
  const created = createVectors(errors, { locales: await loadLocales(options.locales) });
  await print(terminal, `${JSON.stringify(created)}\n`);
}

function requireDomain<Errors extends { readonly domain: string | undefined }>(errors: Errors): Errors {
  if (errors.domain !== undefined) return errors;
  throw new CommandError('the contract has no domain; pass { domain } to defineErrors');
}

/** Loads the messages of the tags in a list, or of all languages for `all`. */
async function loadLocales(list: string | undefined): Promise<Messages[]> {
  const tags = list === undefined ? [] : list === 'all' ? locales : list.split(',').map((tag) => tag.trim());
  return Promise.all(
    tags.map(async (tag) => {
      const messages = await loadMessages(tag);
      if (messages.locale !== tag)
        throw new UsageError(`No messages for "${tag}". Did you mean "${messages.locale}"?`);
      return messages;
    }),
  );
}

export interface CheckOptions {
  readonly format: 'text' | 'json' | 'github';
}

/** Prints how a contract changed, and what is weak in the new one. The exit status is 1 if programs can break. */
export async function check(
  before: string,
  after: string,
  { format }: CheckOptions,
  terminal: Terminal,
): Promise<void> {
  const old = await loadErrors({ catalog: before }, terminal);
  const next = await loadErrors({ catalog: after }, terminal);
  const findings = [...compareContracts(old, next), ...lintContract(next)];
  if (findings.some(({ breaking }) => breaking)) terminal.exitCode = 1;
  await print(terminal, renderers[format](findings));
}

const renderers: Readonly<Record<CheckOptions['format'], (findings: readonly Finding[]) => string>> = {
  json: (findings) => toJson(findings, 2),
  // https://docs.github.com/actions: a workflow command per line.
  github: (findings) =>
    findings
      .map(({ rule, breaking, message }) => {
        const text = message.replaceAll('%', '%25').replaceAll('\n', '%0A');
        return `::${breaking ? 'error' : 'notice'} title=${rule}::${text}\n`;
      })
      .join(''),
  text: (findings) => {
    const breaking = findings.filter((finding) => finding.breaking).length;
    const lines = findings.map(({ rule, breaking: isBreaking, message }) => {
      const style = isBreaking ? removed : added;
      return `${style(`${isBreaking ? 'breaking' : 'note'}  ${rule}`)}  ${escapeControls(message)}\n`;
    });
    return `${lines.join('')}${breaking} breaking, ${findings.length - breaking} other\n`;
  },
};
