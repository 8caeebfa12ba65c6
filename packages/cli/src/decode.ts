import { text } from 'node:stream/consumers';
import { type Outcome, toOutcome } from '@errlex/core/response';
import { splitPayloads } from './payload/split-payloads.js';
import { type Decoded, toDecoded } from './payload/to-decoded.js';
import { loadMessagesFor, type ReaderOptions } from './reader/reader-options.js';
import { escapeControls } from './terminal/escape-controls.js';
import { print } from './terminal/print.js';
import { renderAdvice } from './terminal/render-advice.js';
import { renderFacts } from './terminal/render-facts.js';
import { UsageError } from './usage-error.js';

export interface DecodeOptions extends ReaderOptions {
  /** The HTTP status that the payload came with. */
  readonly status?: number;
}

/** Prints what the payloads say that were given, or that stand on standard input. */
export async function decode(operand: string, options: DecodeOptions): Promise<void> {
  const { json, status } = options;
  const input = operand === '-' ? await text(process.stdin) : operand;
  // An empty body is a fact only together with the status it came with.
  if (input === '' && status === undefined) throw new UsageError('there is no payload');
  const messages = await loadMessagesFor(options);
  const outcomes = splitPayloads(input).map((body) => toOutcome(body, { httpStatus: status }));
  const decoded = outcomes.map((outcome) => toDecoded(outcome, messages));
  await print(
    json
      ? decoded.map((facts) => `${JSON.stringify(facts)}\n`).join('')
      : decoded.map((facts, index) => renderDecoded(facts, outcomes[index])).join('\n'),
  );
}

function renderDecoded(decoded: Decoded, outcome: Outcome | undefined): string {
  const { messageId, params, msg, advice, translation } = decoded;
  const body = outcome?.kind === 'response-error' ? outcome.error.body : '';
  return renderFacts(toTitle(decoded, outcome), [
    ['text', translation ? `${translation.text} (${translation.locale}, ${translation.dir})` : ''],
    ['detail', translation?.detail ?? ''],
    ['message id', messageId ?? ''],
    [
      'params',
      Object.entries(params ?? {})
        .map(([name, value]) => `${name} = ${escapeControls(String(value))}`)
        .join(', '),
    ],
    ['msg', escapeControls(msg ?? '')],
    ['body', escapeControls(body)],
    ['advice', advice ? renderAdvice(advice) : ''],
  ]);
}

function toTitle({ code, reason }: Decoded, outcome: Outcome | undefined): string {
  if (outcome?.kind === 'response-error') return outcome.error.message;
  return code === null ? 'success, no error payload' : `${code} ${reason ?? 'is not in the catalogue'}`;
}
