import type { AnyParams, Catalog, ErrorSet } from '@errlex/core';
import { type Advice, classifyError } from '@errlex/core/response';
import { escapeControls, truncate } from '@errlex/core/text';
import { type Messages, type Translation, translate } from '@errlex/i18n';
import { label, renderAdvice, renderFacts, title } from '../terminal/style.js';
import type { AnyOutcome, Reading } from './read-text.js';

/** What `decode --json` prints, in this order. Missing facts are null. */
export interface Decoded {
  /** `text`: a line without a payload. */
  readonly kind: AnyOutcome['kind'] | 'text';
  readonly httpStatus: number | null;
  readonly code: number | null;
  readonly reason: string | null;
  readonly messageId: string | null;
  readonly params: AnyParams | null;
  /** The text on the wire. */
  readonly msg: string | null;
  /** The first 1024 UTF-16 units of the input. */
  readonly body: string;
  readonly advice: Advice | null;
  readonly translation: Translation | null;
  /** The items of a batch, in their order. */
  readonly items?: readonly Decoded[];
}

/** What errors are decoded with. */
export interface DecodeContext {
  readonly errors: ErrorSet<Catalog>;
  readonly messages: Messages;
}

const MAX_BODY_LENGTH = 1024;

/** Describes a body as JSON. */
export function toDecoded({ outcome, body }: Reading, context: DecodeContext): Decoded {
  const unknown = toTextLine(body);
  if (outcome === undefined) return unknown;
  const { kind, value } = outcome;
  const toItems = (items: readonly AnyOutcome[]) =>
    items.map((item) => toDecoded({ outcome: item, body: JSON.stringify(item.value) ?? '' }, context));
  if (kind === 'success' || kind === 'unrecognized') {
    const { msg } = (value ?? {}) as { msg?: unknown };
    return { ...unknown, kind, msg: kind === 'success' && typeof msg === 'string' ? msg : null };
  }
  if (kind === 'batch') return { ...unknown, kind, items: toItems(outcome.items) };
  const { data } = outcome;
  const { code, reason = null, messageId = null, params, msg, responseInfo } = data;
  const { textRules } = context.errors;
  const advice = classifyError(data, { textRules });
  const common = { ...unknown, kind, httpStatus: responseInfo?.httpStatus ?? null, msg, advice };
  if (kind === 'response-error') return common;
  return {
    ...common,
    code,
    reason,
    messageId,
    params,
    translation: translate(data, context.messages),
    ...(outcome.items && { items: toItems(outcome.items) }),
  };
}

/** Describes a line without a payload. */
export function toTextLine(body: string): Decoded {
  return {
    kind: 'text',
    httpStatus: null,
    code: null,
    reason: null,
    messageId: null,
    params: null,
    msg: null,
    body: truncate(body, MAX_BODY_LENGTH),
    advice: null,
    translation: null,
  };
}

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

/** The facts that a note shows. */
export type Noted = Pick<
  Decoded,
  'kind' | 'httpStatus' | 'code' | 'reason' | 'advice' | 'translation' | 'items'
>;

/** Renders the same in two lines, to print below a line of a log. */
export function renderNote(decoded: Noted): string {
  const { kind, advice, translation } = decoded;
  const { text = '', detail } = translation ?? {};
  const body = detail === undefined ? text : `${text} ${detail}`;
  const heading = `    ${title(toHeading(decoded))}${body === '' ? '' : `  ${body}`}\n`;
  if (advice) return `${heading}    ${label(renderAdvice(advice))}\n`;
  return kind === 'unrecognized' ? `${heading}    ${label(NEXT_STEP)}\n` : heading;
}

function renderFailures(items: readonly Decoded[]): string[] {
  return items.flatMap((item, index) =>
    item.kind === 'success' ? [] : [`${label(`item ${index + 1}`)} ${renderDecoded(item)}`],
  );
}

function toHeading({ kind, code, reason, httpStatus, items = [] }: Noted): string {
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
