import { setFlagsFromString } from 'node:v8';
import { toOutcome } from '@errlex/core/response';
import { type CatalogOptions, loadErrors } from './catalog/load-errors.js';
import { loadMessagesFor, type ReaderOptions } from './catalog/load-messages.js';
import { decodeLines } from './payload/decode-lines.js';
import { type DecodeContext, readText, renderDecoded, toDecoded } from './payload/decoded.js';
import { followChunks } from './payload/follow.js';
import { findInputs, type Input, readBody, readBytes, readLines } from './payload/read-input.js';
import { print, type Terminal, toJson, UsageError } from './terminal.js';

export interface DecodeOptions extends ReaderOptions, CatalogOptions {
  /** The HTTP status that the body came with. */
  readonly status?: number;
  readonly follow?: true;
}

const NO_PAYLOAD = 'No payload given. Pass one in quotes or pipe it to `decode -`.';

/**
 * Prints what payloads say: those in the operands, in the files that they name, or on standard input, each as soon as its
 * line arrives.
 */
export async function decode(
  operands: readonly string[],
  options: DecodeOptions,
  terminal: Terminal,
): Promise<void> {
  if (operands.length === 0 && terminal.stdin.isTTY) throw new UsageError(NO_PAYLOAD);
  const code = operands.find((operand) => /^-?\d+$/.test(operand));
  if (code !== undefined) throw new UsageError(`"${code}" is a code. Try: errlex explain ${code}`);
  const sources: (Input[] | string)[] = [];
  for (const operand of operands.length === 0 ? ['-'] : operands) {
    sources.push((await findInputs(operand, terminal)) ?? operand);
  }
  if (options.follow && sources.some((source) => typeof source === 'string')) {
    throw new UsageError('--follow reads standard input and files, and takes no payload');
  }
  const errors = await loadErrors(options, terminal);
  const context = { errors, messages: await loadMessagesFor(options, errors, terminal) };
  let isEmpty = true;
  for (const source of sources.flat()) {
    const hasPrinted = await decodeSource(source, { ...options, isFirst: isEmpty }, context, terminal);
    if (hasPrinted) isEmpty = false;
  }
  if (isEmpty && !options.follow) throw new UsageError(NO_PAYLOAD);
}

type SourceOptions = DecodeOptions & { readonly isFirst: boolean };

/** Decodes a payload, or an input. Returns false if there was nothing to decode. */
async function decodeSource(
  source: Input | string,
  options: SourceOptions,
  context: DecodeContext,
  terminal: Terminal,
): Promise<boolean> {
  const { status, follow, json = false } = options;
  if (typeof source === 'string') return decodeBody(source, options, context, terminal);
  const bytes = readBytes(source, terminal);
  // A status belongs to one response, so with one, the whole input is a single body.
  if (status !== undefined) return decodeBody(await readBody(bytes), options, context, terminal);
  // Objects of a line are garbage at the next line. By default V8 gives new objects more and more room, which
  // doubles the memory of a stream and saves no time.
  setFlagsFromString('--semi-space-growth-factor=1');
  const outputs = follow
    ? followChunks(bytes, { ...context, json })
    : decodeLines(readLines(bytes), { ...context, json });
  let isEmpty = true;
  for await (const output of outputs) {
    isEmpty &&= output.length === 0;
    await print(terminal, output, 'latin1');
  }
  return !isEmpty;
}

async function decodeBody(
  body: string,
  { status, json, isFirst }: SourceOptions,
  { errors, messages }: DecodeContext,
  terminal: Terminal,
): Promise<boolean> {
  // An empty body says something only together with the status of its response.
  if (body === '' && status === undefined) return false;
  const responseInfo = status === undefined ? undefined : { httpStatus: status, receivedAt: Date.now() };
  const found = responseInfo ? [] : readText(body, errors);
  const readings = found.length > 0 ? found : [{ outcome: toOutcome(body, { responseInfo, errors }), body }];
  const decoded = readings.map((reading) => toDecoded(reading, { errors, messages }));
  const text = json ? decoded.map((one) => toJson(one)).join('') : decoded.map(renderDecoded).join('\n');
  await print(terminal, json || isFirst ? text : `\n${text}`);
  return true;
}
