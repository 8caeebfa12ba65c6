import { setFlagsFromString } from 'node:v8';
import { toOutcome } from '@errlex/core/response';
import { type CatalogOptions, loadErrors } from './catalog/load-errors.js';
import { loadMessagesFor, type ReaderOptions } from './catalog/load-messages.js';
import { decodeLines } from './payload/decode-lines.js';
import { renderDecoded, toDecoded } from './payload/decoded.js';
import { readBody, readLines } from './payload/read-input.js';
import { readText } from './payload/read-text.js';
import { print, type Terminal, toJson, UsageError } from './terminal/terminal.js';

export interface DecodeOptions extends ReaderOptions, CatalogOptions {
  /** The HTTP status that the body came with. */
  readonly status?: number;
  readonly follow?: true;
}

const NO_PAYLOAD = 'No payload given. Pass one in quotes or pipe it to `decode -`.';

/** Prints what a payload says, or what those on standard input say, each as soon as its line arrives. */
export async function decode(
  operand: string | undefined,
  options: DecodeOptions,
  terminal: Terminal,
): Promise<void> {
  const { status, follow = false, json = false } = options;
  const isStream = operand === undefined || operand === '-';
  if (follow && !isStream) throw new UsageError('--follow reads standard input and takes no payload');
  if (operand === undefined && terminal.stdin.isTTY) throw new UsageError(NO_PAYLOAD);
  if (/^-?\d+$/.test(operand ?? '')) {
    throw new UsageError(`"${operand}" is a code. Try: errlex explain ${operand}`);
  }
  const errors = await loadErrors(options, terminal);
  const messages = await loadMessagesFor(options, errors, terminal);
  // A status belongs to one response, so with one, standard input is a single body.
  if (isStream && status === undefined) {
    // What a line allocates is garbage when the next one comes. V8 would give new objects ever more room, and is no
    // faster for it: a stream would take twice the memory.
    setFlagsFromString('--semi-space-growth-factor=1');
    let isEmpty = true;
    for await (const output of decodeLines(readLines(terminal.stdin), { errors, messages, json, follow })) {
      isEmpty &&= output === '';
      await print(terminal, output, 'latin1');
    }
    if (isEmpty && !follow) throw new UsageError(NO_PAYLOAD);
    return;
  }
  const body = isStream ? await readBody(terminal.stdin) : operand;
  // An empty body says something only together with the status of its response.
  if (body === '' && status === undefined) throw new UsageError(NO_PAYLOAD);
  const responseInfo = status === undefined ? undefined : { httpStatus: status, receivedAt: Date.now() };
  const found = responseInfo ? [] : readText(body, errors);
  const readings = found.length > 0 ? found : [{ outcome: toOutcome(body, { responseInfo, errors }), body }];
  const decoded = readings.map((reading) => toDecoded(reading, { errors, messages }));
  await print(
    terminal,
    json ? decoded.map((one) => toJson(one)).join('') : decoded.map(renderDecoded).join('\n'),
  );
}
