import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.js';

/** The commands, with what each of them is given. */
const operands = {
  list: undefined,
  explain: 'a code or a reason',
  decode: 'a payload in quotes, or - for standard input',
};

export interface Arguments {
  readonly command: keyof typeof operands;
  /** Empty for a command that is given nothing. */
  readonly operand: string;
  readonly json: boolean;
  readonly locale: string | undefined;
  readonly status: number | undefined;
}

/** Reads a command line. `help` and `version` go before everything else. Throws a `UsageError`. */
export function parseArguments(args: readonly string[]): Arguments | 'help' | 'version' {
  const { values, positionals } = readOptions(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const [command, ...given] = positionals;
  if (command === undefined) throw new UsageError('no command: list, explain or decode');
  if (!isCommand(command)) throw new UsageError(`no command "${command}": list, explain or decode`);
  const operand = operands[command];
  if (given.length !== (operand === undefined ? 0 : 1)) {
    throw new UsageError(
      operand ? `${command} takes one argument, ${operand}` : `${command} takes nothing but options`,
    );
  }
  if (values.status !== undefined && command !== 'decode') throw new UsageError('only decode takes --status');
  return {
    command,
    operand: given[0] ?? '',
    json: values.json ?? false,
    locale: values.locale,
    status: values.status === undefined ? undefined : parseStatus(values.status),
  };
}

function isCommand(name: string): name is keyof typeof operands {
  return Object.hasOwn(operands, name);
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: moveCodes(args),
      allowPositionals: true,
      options: {
        locale: { type: 'string' },
        json: { type: 'boolean' },
        status: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const [sentence = ''] = (cause as Error).message.split(/\.\s/);
    throw new UsageError(sentence.charAt(0).toLowerCase() + sentence.slice(1), { cause });
  }
}

/** Puts codes, which begin with a dash as options do, behind two dashes, and joins options with their values. */
function moveCodes(args: readonly string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const options: string[] = [];
  const behind: string[] = [];
  for (const arg of args.slice(0, end)) {
    const last = options.at(-1);
    if (takesValue(last) && !arg.startsWith('--')) options[options.length - 1] = `${last}=${arg}`;
    else if (isCode(arg)) behind.push(arg);
    else options.push(arg);
  }
  const last = options.at(-1);
  if (takesValue(last)) throw new UsageError(`the option ${last} takes a value`);
  behind.push(...args.slice(end + 1));
  return behind.length === 0 ? options : [...options, '--', ...behind];
}

function takesValue(arg: string | undefined): boolean {
  return arg === '--locale' || arg === '--status';
}

function isCode(arg: string): boolean {
  return /^-\d/.test(arg);
}

function parseStatus(text: string): number {
  if (!/^[1-5]\d\d$/.test(text)) throw new UsageError(`"${text}" is no HTTP status`);
  return Number(text);
}
