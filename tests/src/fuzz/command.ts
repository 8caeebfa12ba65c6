import { Readable } from 'node:stream';
import { root } from '../packages.ts';
import type { Choices } from './choices.ts';
import { load } from './load.ts';
import { makeRequest } from './negotiations.ts';
import { hold, holdPlainLines } from './promises.ts';
import { defineTarget } from './target.ts';
import { bodies, makeLongText, makeMutated, makeText } from './texts.ts';

interface Terminal {
  exitCode?: number;
}

/**
 * Runs the command in this process, because a process for every case would be a thousand times slower. It is bundled into a
 * file of its own, because the published file runs the command as soon as it is loaded.
 */
const { run: runCommand } = load(`${root}packages/cli/src/program.ts`) as {
  run: (args: readonly string[], version: string, terminal: Terminal) => Promise<void>;
};

const pages = [
  '-1121 INVALID_SYMBOL\n\n  • Invalid symbol.\n\n-1141 PARAM_EMPTY\n\n  • Parameter %s cannot be empty.\n',
  '# Errors\n\n## General\n\n### -1121 INVALID_SYMBOL\n * Invalid symbol.\n * limit must be between %d and %d.\n',
  '| Code | Name | Description |\n| - | - | - |\n| -1121 | INVALID_SYMBOL | Invalid symbol.<br>Bad. |\n',
  '<h2>General</h2><h3>-1121 INVALID_SYMBOL <a href="#x">#</a></h3><ul><li><p>Invalid symbol.</p></li></ul>',
  '<table><tr><th>Code<th>Name<th>Message<tr><td><code>-9</code><td>NEW_ONE<td><ul><li>a %s b</li></ul></table>',
  'A page without a code.',
];

const locales = ['en', 'he', 'ja', '../../x', '../../../etc/passwd', 'C', 'de_DE.UTF-8'];

/** Inputs of the command: arguments, streams and error-code pages. */
export const command = [
  defineTarget({
    name: 'errlex diff',
    make: makePage,
    check: async (page) => {
      const { stdout } = await run(['diff', '-'], page);
      holdPlainLines('what is printed', stdout);
      await runForJson(['diff', '-', '--json'], page);
    },
  }),
  defineTarget({
    name: 'errlex import',
    make: makePage,
    check: async (page) => {
      const { stdout } = await run(['import', '-'], page);
      holdPlainLines('what is printed', stdout);
      if (stdout !== '') load(stdout);
      await runForJson(['import', '-', '--json'], page);
    },
  }),
  defineTarget({
    name: 'errlex decode',
    make: (choices) => ({ payload: makeLongText(choices), locale: makeLocale(choices) }),
    check: async ({ payload, locale }) => {
      const { stdout } = await run(['decode', `--locale=${locale}`, '--status', '400', '--', payload]);
      holdPrinted(stdout);
      await runForJson(['decode', '--json', '--', payload]);
    },
  }),
  defineTarget({
    name: 'errlex decode, of a stream',
    make: (choices) => choices.some(5, () => makeText(choices)).join(choices.of(['\n', '\r\n', ''])),
    check: async (stream) => {
      await run(['decode', '-', '--locale', 'ar'], stream);
      await runForJson(['decode', '-', '--json'], stream);
    },
  }),
  defineTarget({
    name: 'errlex decode --follow',
    make: (choices) => choices.some(5, () => makeText(choices)).join(choices.of(['\n', '\r\n', ' '])),
    check: async (stream) => {
      const { stdout } = await run(['decode', '--follow', '--locale', 'he'], stream);
      // `--follow` passes the lines of the stream through unchanged.
      const lines = new Set(Buffer.from(stream).toString().split('\n'));
      const added = stdout.split('\n').filter((line) => !lines.has(line));
      for (const line of added) if (line.startsWith('    ')) holdPrinted(line);
      hold('no line is lost', stream === '' || stdout.split('\n').length >= stream.split('\n').length);
      await runForJson(['decode', '--follow', '--json'], stream);
    },
  }),
  defineTarget({
    name: 'errlex explain, list and review',
    make: (choices) => ({
      text: choices.oneIn(2) ? makeText(choices) : makeRequest(choices),
      locale: makeLocale(choices),
    }),
    check: async ({ text, locale }) => {
      holdPrinted((await run(['explain', `--locale=${locale}`, '--', text])).stdout);
      await run(['review', '--', locale]);
    },
  }),
];

function makePage(choices: Choices): string {
  return choices.oneIn(4) ? makeLongText(choices) : makeMutated(choices, [...pages, ...bodies]);
}

function makeLocale(choices: Choices): string {
  return choices.oneIn(2) ? makeRequest(choices) : choices.of(locales);
}

interface Printed {
  stdout: string;
  stderr: string;
}

/** Returns the output of the command. A usage error is one line; any other thrown error breaks a promise. */
async function run(args: readonly string[], input = ''): Promise<Printed> {
  const printed: Printed = { stdout: '', stderr: '' };
  const bytes = Buffer.from(input);
  const toStream = (name: keyof Printed) => ({
    write: (text: string, encoding?: BufferEncoding) => {
      printed[name] += encoding === 'latin1' ? Buffer.from(text, encoding).toString() : text;
      return true;
    },
  });
  await runCommand(args, '0', {
    stdin: Readable.from([bytes.subarray(0, 40), bytes.subarray(40)]),
    stdout: toStream('stdout'),
    stderr: toStream('stderr'),
    env: {},
    cwd: () => root,
  } as Terminal);
  holdPrinted(printed.stderr);
  return printed;
}

async function runForJson(args: readonly string[], input?: string): Promise<void> {
  const { stdout } = await run(args, input);
  holdPlainLines('the JSON that is printed', stdout);
  const isOne = args[0] !== 'decode';
  for (const line of isOne ? [stdout] : stdout.split('\n')) if (line !== '') JSON.parse(line);
}

/** Output for people may contain Unicode isolates around params. */
function holdPrinted(text: string): void {
  holdPlainLines('what is printed', text.replace(/[\u2068\u2069]/g, ''));
}
