import type { Catalog, Params } from '@errlex/core';
import { type Advice, adviceFor, type Outcome } from '@errlex/core/response';
import { truncate } from '@errlex/core/text';
import { type Messages, type Translation, translate } from '@errlex/i18n';

/** What a body says, by whatever catalog. */
export type AnyOutcome = Outcome<Catalog>;

/** What `decode --json` prints, in this order. Absent facts are null. */
export interface Decoded {
  /** `text` is a line of standard input that is no JSON. */
  readonly kind: AnyOutcome['kind'] | 'text';
  readonly httpStatus: number | null;
  readonly code: number | null;
  readonly reason: string | null;
  readonly messageId: string | null;
  readonly params: Params | null;
  /** The text on the wire. */
  readonly msg: string | null;
  /** What came, the first 1024 UTF-16 units of it. */
  readonly body: string;
  readonly advice: Advice | null;
  readonly translation: Translation | null;
  /** Of a batch, each item in its place. */
  readonly items?: readonly Decoded[];
}

const BODY_LIMIT = 1024;

/** What is known of a body, as JSON. */
export function toDecoded(outcome: AnyOutcome, body: string, messages: Messages): Decoded {
  const { kind } = outcome;
  const nothing = toTextLine(body);
  if (kind === 'success') {
    const { msg } = (outcome.value ?? {}) as { msg?: unknown };
    return { ...nothing, kind, msg: typeof msg === 'string' ? msg : null };
  }
  if (kind === 'batch') {
    const items = outcome.items.map((item) => toDecoded(item, JSON.stringify(item.value) ?? '', messages));
    return { ...nothing, kind, items };
  }
  const { error } = outcome;
  const common = { ...nothing, kind, httpStatus: error.answer?.httpStatus ?? null, advice: adviceFor(error) };
  if (kind === 'response-error') return { ...common, msg: outcome.error.msg ?? null };
  const { code, reason = null, messageId = null, params } = outcome.error.toJSON();
  const { msg } = outcome.error.payload;
  return { ...common, code, reason, messageId, params, msg, translation: translate(outcome.error, messages) };
}

/** A line of which nothing is known. */
export function toTextLine(body: string): Decoded {
  return {
    kind: 'text',
    httpStatus: null,
    code: null,
    reason: null,
    messageId: null,
    params: null,
    msg: null,
    body: truncate(body, BODY_LIMIT),
    advice: null,
    translation: null,
  };
}
