import { setFlagsFromString } from 'node:v8';
import { toOutcome } from '@errlex/core/response';
import { type CatalogOptions, loadCatalog } from './catalog/load-catalog.js';
import { decodeLines } from './payload/decode-lines.js';
import { readBody } from './payload/read-body.js';
import { readLines } from './payload/read-lines.js';
import { renderDecoded } from './payload/render-decoded.js';
import { toDecoded } from './payload/to-decoded.js';
import { loadMessagesFor, type ReaderOptions } from './reader/reader-options.js';
import { print } from './terminal/print.js';
import type { Terminal } from './terminal/terminal.js';
import { toJson } from './terminal/to-json.js';
import { UsageError } from './usage-error.js';

export interface DecodeOptions extends ReaderOptions, CatalogOptions {
  /** The HTTP status that the payload came with. */
  readonly status?: number;
  readonly follow?: true;
}

/** Prints what a payload says, or those in the lines of standard input, each as soon as its line is there. */
export async function decode(
  operand: string | undefined,
  options: DecodeOptions,
  terminal: Terminal,
): Promise<void> {
  const { status, follow = false, json = false } = options;
  const isStream = operand === undefined || operand === '-';
  if (follow && !isStream) throw new UsageError('--follow reads standard input and takes no payload');
  if (operand === undefined && terminal.stdin.isTTY) {
    throw new UsageError('decode takes a payload in quotes, or - for standard input');
  }
  if (/^-?\d+$/.test(operand ?? '')) {
    throw new UsageError(
      `decode takes a payload, such as '{"code":${operand},"msg":"…"}'; of a code tells errlex explain ${operand}`,
    );
  }
  const errors = await loadCatalog(options, terminal);
  const messages = await loadMessagesFor(options, terminal);
  // A status belongs to one answer, so what stands on standard input is the whole of its body.
  if (isStream && status === undefined) {
    // What is made of a line is garbage when the next one comes. V8 gives new objects ever more room
    // meanwhile and is no faster for it: a stream would take twice the memory.
    setFlagsFromString('--semi-space-growth-factor=1');
    let isEmpty = true;
    for await (const output of decodeLines(readLines(terminal.stdin), { errors, messages, json, follow })) {
      isEmpty &&= output === '';
      await print(terminal, output, 'latin1');
    }
    if (isEmpty && !follow) throw new UsageError('there is no payload');
    return;
  }
  const body = isStream ? await readBody(terminal.stdin) : operand;
  // An empty body is a fact only together with the status it came with.
  if (body === '' && status === undefined) throw new UsageError('there is no payload');
  const answer = status === undefined ? undefined : { httpStatus: status, receivedAt: Date.now() };
  const decoded = toDecoded(toOutcome(body, { answer, errors }), body, messages);
  await print(terminal, json ? toJson(decoded) : renderDecoded(decoded));
}
