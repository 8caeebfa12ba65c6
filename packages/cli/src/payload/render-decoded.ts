import { escapeControls } from '@errlex/core/text';
import { renderAdvice } from '../terminal/render-advice.js';
import { renderFacts } from '../terminal/render-facts.js';
import { label, title } from '../terminal/style.js';
import type { Decoded } from './to-decoded.js';

/** What a payload says, for a person; of a batch, what its failed items say. */
export function renderDecoded(decoded: Decoded): string {
  const { kind, messageId, params, msg, body, advice, translation, items } = decoded;
  if (items) return [`${title(toHeading(decoded))}\n`, ...renderFailures(items)].join('\n');
  return renderFacts(toHeading(decoded), [
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
    ['body', kind === 'response-error' ? escapeControls(body) : ''],
    ['advice', advice ? renderAdvice(advice) : ''],
    ['why', advice?.why ?? ''],
  ]);
}

/** The same in two lines, to stand beneath a line of a log. */
export function renderNote(decoded: Decoded): string {
  const { advice, translation } = decoded;
  const text = [translation?.text, translation?.detail].filter((part) => part !== undefined).join(' ');
  const lines = [`${title(toHeading(decoded))}  ${text}`, advice ? label(renderAdvice(advice)) : ''];
  return lines.map((line) => (line === '' ? '' : `    ${line}\n`)).join('');
}

function renderFailures(items: readonly Decoded[]): string[] {
  return items.flatMap((item, index) =>
    item.kind === 'success' ? [] : [`${label(`item ${index + 1}`)} ${renderDecoded(item)}`],
  );
}

function toHeading({ kind, code, reason, httpStatus, msg, items }: Decoded): string {
  if (items)
    return `a batch, ${items.filter((item) => item.kind !== 'success').length} of ${items.length} failed`;
  if (kind === 'success') return 'success, no error payload';
  const status = httpStatus === null ? '' : ` under HTTP ${httpStatus}`;
  if (code !== null) return `${code} ${reason ?? 'is not in the catalog'}${status}`;
  return `${msg === null ? 'no error payload' : 'a refusal without a code'}${status}`;
}
