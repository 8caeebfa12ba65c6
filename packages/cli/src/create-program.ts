import { Argument, Command, InvalidArgumentError } from 'commander';
import { decode } from './decode.js';
import { explain } from './explain.js';
import { list } from './list.js';
import { addReaderOptions } from './reader/reader-options.js';

/** The command line of `errlex`. A wrong call throws a `CommanderError`; nothing is printed of it here. */
export function createProgram(version: string): Command {
  const program = new Command('errlex')
    .description('The lexicon of exchange API error codes.')
    .version(version, '-v, --version')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .addHelpText(
      'after',
      '\nExit status: 0, also when an error was decoded; 2 for a wrong call or an unknown code.',
    );

  addReaderOptions(program.command('list').description('every code, with its messages')).action(list);

  addReaderOptions(
    program
      .command('explain')
      .description('one code: -1121, 1121 or INVALID_SYMBOL')
      .addArgument(new Argument('<code>', 'a code or a reason')),
  ).action(explain);

  addReaderOptions(
    program
      .command('decode')
      .description('what a payload says')
      .addArgument(new Argument('<payload>', 'a payload in quotes, or - for standard input'))
      .option('--status <n>', 'the HTTP status that the payload came with', parseStatus),
  ).action(decode);

  return program;
}

function parseStatus(text: string): number {
  if (!/^[1-5]\d\d$/.test(text)) throw new InvalidArgumentError('It is no HTTP status.');
  return Number(text);
}
