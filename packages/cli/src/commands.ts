import { Argument, type Command, Option } from 'commander';
import type { CheckOptions, GenerateOptions, VectorsOptions } from './contract.js';
import type { DiffOptions } from './diff.js';
import type { ImportOptions } from './import.js';
import { catalog, examples, exitStatus, page, parseName, parseTag } from './options.js';
import type { ReviewOptions } from './review.js';
import type { Terminal } from './terminal.js';
import type { ExportTextsOptions, ImportTextsOptions } from './texts/texts.js';

/** Adds the commands for those who maintain a catalog. Their code is loaded when they run. */
export function addCatalogCommands(program: Command, terminal: Terminal): void {
  program
    .command('diff')
    .description('Compare an error-code page with the catalog')
    .addArgument(page())
    .option('--json', 'print JSON')
    .addOption(catalog())
    .addHelpText('after', exitStatus('0 without a difference, 1 with one, 2 if the page cannot be read'))
    .addHelpText(
      'after',
      examples('errlex diff errors.md', 'curl -s https://exchange.example/errors | errlex diff -'),
    )
    .action(async (file: string, options: DiffOptions) =>
      (await import('./diff.js')).diff(file, options, terminal),
    );

  program
    .command('import')
    .description('Generate a catalog module from an error-code page')
    .addArgument(page())
    .addOption(new Option('--name <name>', 'name of the catalog').argParser(parseName).default('catalog'))
    .option('--json', 'print JSON for --catalog instead')
    .addHelpText(
      'after',
      examples('errlex import errors.md --name acme > acme.ts', 'errlex import - --json < errors.html'),
    )
    .action(async (file: string, options: ImportOptions) =>
      (await import('./import.js')).importPage(file, options, terminal),
    );

  program
    .command('generate')
    .description('Generate an error module for Python, Go or Java, or a lookup table')
    .addOption(
      new Option('--lang <lang>', 'language or format')
        .choices(['python', 'go', 'java', 'json', 'csv', 'sql'])
        .makeOptionMandatory(),
    )
    .option('--locales <tags>', 'languages to translate into, such as de,ja, or all (default: none)')
    .option('--out <dir>', 'folder to write to', '.')
    .addOption(catalog())
    .addHelpText(
      'after',
      examples(
        'errlex generate --lang python --locales de,ja --out bot/',
        'errlex generate --lang sql --catalog acme.js#errors --out tables/',
      ),
    )
    .action(async (options: GenerateOptions) => (await import('./contract.js')).generate(options, terminal));

  program
    .command('vectors')
    .description('Print the conformance vectors of a contract as JSON')
    .option('--locales <tags>', 'languages to translate into, such as de,ja, or all (default: none)')
    .addOption(catalog())
    .addHelpText(
      'after',
      examples('errlex vectors > vectors.json', 'errlex vectors --locales all > vectors.json'),
    )
    .action(async (options: VectorsOptions) => (await import('./contract.js')).vectors(options, terminal));

  program
    .command('check')
    .description('Check a contract for changes that break programs')
    .argument('<old>', 'the contract before: a module#export, or the JSON of list --json')
    .argument('<new>', 'the contract after')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json', 'github']).default('text'),
    )
    .addHelpText(
      'after',
      exitStatus('0 without a breaking change, 1 with one, 2 if a contract cannot be read'),
    )
    .addHelpText(
      'after',
      examples('errlex check old.json new.json', 'errlex check main.json acme.js#errors --format github'),
    )
    .action(async (before: string, after: string, options: CheckOptions) =>
      (await import('./contract.js')).check(before, after, options, terminal),
    );

  program
    .command('review')
    .description('Show every message and hint of a language beside the English')
    .argument('<tag>', 'the language, such as he or pt-BR')
    .addOption(new Option('--html', 'print a page to send to a native reader').conflicts('json'))
    .option('--json', 'print JSON')
    .addHelpText('after', examples('errlex review he', 'errlex review he --html > he.html'))
    .action(async (tag: string, options: ReviewOptions) =>
      (await import('./review.js')).review(tag, options, terminal),
    );

  const texts = program
    .command('texts')
    .description("Exchange texts with translators' tools")
    .addHelpText(
      'after',
      examples('errlex texts export --locale de > de.xlf', 'errlex texts import de.xlf > de.json'),
    );
  texts
    .command('export')
    .description('Write the texts of a language beside the English, with notes for translators')
    .addOption(
      new Option('--locale <tag>', 'the language, such as de or pt-BR')
        .argParser(parseTag)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--format <format>', 'file format').choices(['xliff', 'po']).default('xliff'))
    .option('--texts <file>', 'JSON of your own texts by message id (default: the shipped ones)')
    .addOption(catalog())
    .addHelpText(
      'after',
      examples(
        'errlex texts export --locale de > de.xlf',
        'errlex texts export --locale pl --format po --catalog acme.js#errors --texts pl.json > pl.po',
      ),
    )
    .action(async (options: ExportTextsOptions) =>
      (await import('./texts/texts.js')).exportTexts(options, terminal),
    );
  texts
    .command('import')
    .description('Print the texts of an XLIFF or PO file as JSON by message id')
    .addArgument(new Argument('<file>', 'XLIFF 1.2 or PO, or - for standard input'))
    .addOption(new Option('--locale <tag>', 'the language, if the file names none').argParser(parseTag))
    .addOption(catalog())
    .addHelpText('after', exitStatus('0; 1 if a text is missing or wrong; 2 if the file cannot be read'))
    .addHelpText('after', examples('errlex texts import de.xlf > de.json', 'errlex texts import - < pl.po'))
    .action(async (file: string, options: ImportTextsOptions) =>
      (await import('./texts/texts.js')).importTexts(file, options, terminal),
    );
}
