import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { type DecodeOptions, decode } from './decode.js';
import type { DiffOptions } from './diff.js';
import { type ExplainOptions, explain } from './explain.js';
import type { ImportOptions } from './import-page.js';
import { type ListOptions, list } from './list.js';
import { addReaderOptions } from './reader/reader-options.js';
import type { ReviewOptions } from './review.js';
import type { Terminal } from './terminal/terminal.js';

/** The command line of `errlex`. A wrong call throws a `CommanderError`; nothing is printed of it here. */
export function createProgram(version: string, terminal: Terminal): Command {
  const program = new Command('errlex')
    .description('The lexicon of exchange API error codes.')
    .version(version, '-v, --version')
    .helpCommand('help [command]', 'tell more of one command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: () => {},
    })
    .addHelpText(
      'after',
      exitStatus('0, also when an error was decoded; 2 for a wrong call or an unknown code'),
    );

  addReaderOptions(program.command('list').description('every code with its messages'))
    .addOption(catalog())
    .action((options: ListOptions) => list(options, terminal));

  addReaderOptions(program.command('explain').description('one code: what it means, and what to do about it'))
    .addArgument(new Argument('<code>', 'a code, a reason or a message id: -1121, 1121, INVALID_SYMBOL'))
    .option('--all-locales', 'the messages in every language')
    .addOption(catalog())
    .action((query: string, options: ExplainOptions) => explain(query, options, terminal));

  addReaderOptions(program.command('decode').description('what a payload says'))
    .addArgument(new Argument('[payload]', 'a payload in quotes, or - for standard input, line by line'))
    .addOption(
      new Option('--status <n>', 'the HTTP status of an answer whose body is given')
        .argParser(parseStatus)
        .conflicts('follow'),
    )
    .option('--follow', 'pass on the lines of a log, with what the payloads in them say beneath')
    .addOption(catalog())
    .action((payload: string | undefined, options: DecodeOptions) => decode(payload, options, terminal));

  program
    .command('diff')
    .description('how a page of codes differs from the catalog')
    .addArgument(page())
    .option('--json', 'print JSON')
    .addOption(catalog())
    .addHelpText('after', exitStatus('0 without a difference, 1 with one, 2 where the page cannot be read'))
    .action(async (file: string, options: DiffOptions) =>
      (await import('./diff.js')).diff(file, options, terminal),
    );

  program
    .command('import')
    .description('a page of codes as a module that exports a catalog')
    .addArgument(page())
    .addOption(new Option('--name <name>', 'what it exports').argParser(parseName).default('catalog'))
    .option('--json', 'print the rows as JSON instead')
    .action(async (file: string, options: ImportOptions) =>
      (await import('./import-page.js')).importPage(file, options, terminal),
    );

  program
    .command('review')
    .description('every message and hint of a language beside the English')
    .argument('<tag>', 'the language, such as he or pt-BR')
    .addOption(new Option('--html', 'print a page that can be sent to a reader').conflicts('json'))
    .option('--json', 'print JSON')
    .action(async (tag: string, options: ReviewOptions) =>
      (await import('./review.js')).review(tag, options, terminal),
    );

  return program;
}

function catalog(): Option {
  return new Option('--catalog <file#name>', 'a catalog of your own, as a module exports it');
}

function page(): Argument {
  return new Argument('<file>', 'a page of codes in HTML, Markdown or plain text, or - for standard input');
}

function exitStatus(text: string): string {
  return `\nExit status: ${text}.`;
}

function parseStatus(text: string): number {
  if (!/^[1-5]\d\d$/.test(text)) throw new InvalidArgumentError('It is no HTTP status.');
  return Number(text);
}

function parseName(text: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(text))
    throw new InvalidArgumentError('It is no name that a module can export.');
  return text;
}
