import { escapeControls } from '@errlex/core/text';
import { Argument, Command, CommanderError, Option } from 'commander';
import { addReaderOptions } from './catalog/load-messages.js';
import { addCatalogCommands } from './commands.js';
import { type DecodeOptions, decode } from './decode.js';
import { catalog, examples, exitStatus, parseCount, parseStatus } from './options.js';
import { type ExplainOptions, explain, type ListOptions, list } from './show.js';
import type { StatsOptions } from './stats.js';
import { CommandError, printNote, type Terminal, UsageError } from './terminal.js';

/** Runs the command. Prints a problem in one line on standard error, with exit status 2. */
export async function run(args: readonly string[], version: string, terminal: Terminal): Promise<void> {
  const program = createProgram(version, terminal);
  let called = program.name();
  program.hook('preSubcommand', (_, command) => {
    called = `${program.name()} ${command.name()}`;
  });
  const report = (problem: string) => {
    printNote(terminal, escapeControls(problem));
    terminal.exitCode = 2;
  };
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return;
      const problem = error.message.replace(/^error: /, '').replace('\n(Did', ' (Did');
      // The help was printed for a call without a command.
      if (problem === '(outputHelp)') terminal.exitCode = 2;
      else report(`${problem} (${called} --help)`);
    } else if (error instanceof UsageError) report(`${error.message} (${called} --help)`);
    else if (error instanceof CommandError) report(error.message);
    else throw error;
  }
}

/** Creates the command line of `errlex`. A wrong call throws a `CommanderError` and prints nothing. */
function createProgram(version: string, terminal: Terminal): Command {
  const program = new Command('errlex')
    .description('Decodes, explains and lists the error codes of exchange APIs.')
    .version(version, '-v, --version')
    .helpCommand('help [command]', 'Display help for a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: () => {},
    })
    .addHelpText(
      'after',
      exitStatus('0, also if an error was decoded; 2 for a wrong call or an unknown code'),
    )
    .addHelpText('after', examples('errlex explain -1121', 'tail -f bot.log | errlex decode --follow'));

  addReaderOptions(program.command('list').description('List all codes with their messages'))
    .addOption(catalog())
    .addHelpText('after', examples('errlex list --locale ja', 'errlex list --json > catalog.json'))
    .action((options: ListOptions) => list(options, terminal));

  addReaderOptions(
    program.command('explain').description('Explain a code: cause, fix, advice, sample and messages'),
  )
    .addArgument(new Argument('<code>', 'code, reason or message id: -1121, 1121, INVALID_SYMBOL'))
    .option('--all-locales', 'print the messages in every language')
    .addOption(catalog())
    .addHelpText(
      'after',
      examples('errlex explain -1121', 'errlex explain PARAM_VALIDATE_ERROR.limit --locale de'),
    )
    .action((query: string, options: ExplainOptions) => explain(query, options, terminal));

  addReaderOptions(program.command('decode').description('Decode an error payload, stream or log'))
    .addArgument(
      new Argument(
        '[input...]',
        'payloads in quotes, files such as bot.log or "logs/*.gz", or - for standard input',
      ),
    )
    .addOption(
      new Option('--status <n>', 'HTTP status of the response that the body came with')
        .argParser(parseStatus)
        .conflicts('follow'),
    )
    .option('-f, --follow', 'pass log lines through; print decoded payloads below them')
    .addOption(catalog())
    .addHelpText(
      'after',
      examples(
        `errlex decode '{"code":-1121,"msg":"Invalid symbol."}' --status 400`,
        'tail -f bot.log | errlex decode --follow',
      ),
    )
    .action((inputs: string[], options: DecodeOptions) => decode(inputs, options, terminal));

  program
    .command('stats')
    .description('Count the errors in logs: how often, when, and what to do')
    .argument('<file...>', 'log files such as bot.log or "logs/*.gz", or - for standard input')
    .addOption(
      new Option('--by <what>', 'what to count').choices(['code', 'reason', 'param', 'hour']).default('code'),
    )
    .addOption(new Option('--top <n>', 'how many rows to print').argParser(parseCount).default(20))
    .option('--json', 'print JSON')
    .addOption(catalog())
    .addHelpText('after', examples("errlex stats 'logs/*.log.gz'", 'errlex stats bot.log --by hour'))
    .action(async (files: string[], options: StatsOptions) =>
      (await import('./stats.js')).stats(files, options, terminal),
    );

  addCatalogCommands(program, terminal);
  return program;
}
