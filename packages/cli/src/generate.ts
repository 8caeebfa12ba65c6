import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createVectors, generate as generateFiles, type Language } from '@errlex/codegen';
import { loadMessages, locales, type Messages } from '@errlex/i18n';
import { type CatalogOptions, loadErrors } from './catalog/load-errors.js';
import { CommandError, print, printNote, type Terminal, UsageError } from './terminal/terminal.js';

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
