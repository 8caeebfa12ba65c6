import { escapeControls } from '@errlex/core/text';
import { renderAdvice } from '../terminal/render-advice.js';
import { renderFacts } from '../terminal/render-facts.js';
import { label, title } from '../terminal/style.js';
import type { Decoded } from './to-decoded.js';

/** What to do about a body that no contract explains. */
const NEXT_STEP = 'pass --catalog with a contract whose payload shape names the fields of this API';

/** Renders what a payload says for a person; of a batch, its failed items. */
export function renderDecoded(decoded: Decoded): string {
  const { kind, messageId, params, msg, body, advice, translation, items } = decoded;
  const facts = renderFacts(toHeading(decoded), [
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
    ['body', kind === 'response-error' || kind === 'unrecognized' ? escapeControls(body) : ''],
    ['advice', advice ? renderAdvice(advice) : ''],
    ['why', advice?.why ?? ''],
    ['next', kind === 'unrecognized' ? NEXT_STEP : ''],
  ]);
  return items ? [facts, ...renderFailures(items)].join('\n') : facts;
}

/** Renders the same in two lines, to print below a line of a log. */
export function renderNote(decoded: Decoded): string {
  const { kind, advice, translation } = decoded;
  const text = [translation?.text, translation?.detail].filter((part) => part !== undefined).join(' ');
  const next = kind === 'unrecognized' ? NEXT_STEP : '';
  const lines = [
    [title(toHeading(decoded)), text].filter((part) => part !== '').join('  '),
    label(advice ? renderAdvice(advice) : next),
  ];
  return lines.map((line) => (line === '' ? '' : `    ${line}\n`)).join('');
}

function renderFailures(items: readonly Decoded[]): string[] {
  return items.flatMap((item, index) =>
    item.kind === 'success' ? [] : [`${label(`item ${index + 1}`)} ${renderDecoded(item)}`],
  );
}

function toHeading({ kind, code, reason, httpStatus, items = [] }: Decoded): string {
  const status = httpStatus === null ? '' : ` under HTTP ${httpStatus}`;
  switch (kind) {
    case 'text':
      return 'no error payload';
    case 'success':
      return 'success, no error payload';
    case 'unrecognized':
      return 'not recognized';
    case 'batch':
      return `batch, ${items.filter((item) => item.kind !== 'success').length} of ${items.length} failed`;
    case 'response-error':
      return `error without code${status}`;
    case 'api-error':
      return `${code} ${reason ?? 'is not in the catalog'}${status}`;
  }
}
