import type { AnyParams, Catalog, ErrorSet } from '@errlex/core';
import { type Advice, classifyError, findPayloads, type Outcome, toOutcome } from '@errlex/core/response';
import { escapeControls, truncate } from '@errlex/core/text';
import { type Messages, type Translation, translate } from '@errlex/i18n';
import { label, renderAdvice, renderFacts, title } from '../terminal.js';

/** The meaning of a body or a part of a text in any catalog. */
export type AnyOutcome = Outcome<Catalog>;

export interface Reading {
  /** Undefined for the record of a logger that holds no payload. */
  readonly outcome: AnyOutcome | undefined;
  /** The part of the text that was read. */
  readonly body: string;
}

/**
 * Reads a text without a status: the error or the batch that it is as a whole, else the payloads inside it, else the
 * success or the unrecognized body that it is. Empty if it is neither JSON nor holds a payload.
 */
export function readText(text: string, errors: ErrorSet<Catalog>): Reading[] {
  const body = text.trim();
  const outcome = isEnclosed(body) ? toOutcome(body, { errors }) : undefined;
  // The outcome of a text that is not JSON has no value.
  const whole = outcome?.value === undefined ? undefined : outcome;
  const isLog = isLogRecord(whole?.value);
  if (whole && !isLog && whole.kind !== 'success' && whole.kind !== 'unrecognized') {
    return [{ outcome: whole, body }];
  }
  const found = findPayloads(text, { errors });
  if (found.length > 0) {
    return found.map(({ start, end, outcome: one }) => ({ outcome: one, body: text.slice(start, end) }));
  }
  return whole ? [{ outcome: isLog ? undefined : whole, body }] : [];
}

/** Whether a text begins and ends as an object or a list. A failure of `JSON.parse` costs more than to parse most lines. */
function isEnclosed(body: string): boolean {
  const last = body.charAt(body.length - 1);
  return body.startsWith('{') ? last === '}' : last === ']' && body.startsWith('[');
}

/** Whether a value is the record of a logger. If its code is in the catalog, `findPayloads` finds it. */
function isLogRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'level');
}

/** Successes and records of loggers are passed through like any other line. */
export function isWorthPrinting({ outcome }: Reading): boolean {
  return outcome !== undefined && outcome.kind !== 'success';
}

/** The JSON of `decode --json`, in this order. Missing facts are null. */
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

/** The options and texts that errors are decoded with. */
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

/** The advice for a body that no contract explains. */
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
