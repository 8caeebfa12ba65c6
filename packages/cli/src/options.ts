import { Argument, InvalidArgumentError, Option } from 'commander';

export function catalog(): Option {
  return new Option(
    '--catalog <file#export>',
    'your own API: a module that exports a catalog or a contract, or the JSON of list --json',
  );
}

export function page(): Argument {
  return new Argument('<file>', 'error-code page in HTML, Markdown or plain text, or - for standard input');
}

export function exitStatus(text: string): string {
  return `\nExit status: ${text}.`;
}

export function examples(...commands: readonly string[]): string {
  return `\nExamples:\n${commands.map((command) => `  ${command}`).join('\n')}`;
}

export function parseTag(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    throw new InvalidArgumentError('Expected a language tag, such as de or pt-BR.');
  }
}

export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Expected 1-999999.');
  return Number(text);
}

export function parseStatus(text: string): number {
  if (!/^[1-5]\d\d$/.test(text)) throw new InvalidArgumentError('Expected 100-599.');
  return Number(text);
}

/** Names that a module cannot declare, and those that the generated module declares or imports itself. */
const reservedNames = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export
  exports extends false finally for function globalThis if implements import in instanceof interface let new
  null package private protected public require return static super switch this throw true try typeof
  undefined var void while with yield Catalog defaults defineErrors errors`.split(/\s+/),
);

export function parseName(text: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(text)) throw new InvalidArgumentError('Not a valid identifier.');
  if (reservedNames.has(text)) throw new InvalidArgumentError('The name is reserved.');
  return text;
}
