import type { AnyParams, Catalog, ErrorSet } from '@errlex/core';
import { type Advice, classifyError } from '@errlex/core/response';
import { truncate } from '@errlex/core/text';
import { type Messages, type Translation, translate } from '@errlex/i18n';
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
