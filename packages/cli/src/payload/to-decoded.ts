import { type Advice, adviceFor, type Params } from '@errlex/core';
import { adviceForResponse, type Outcome } from '@errlex/core/response';
import { type Messages, type Translation, translate } from '@errlex/i18n';

/** What `decode --json` prints, in this order. Absent facts are null. */
export interface Decoded {
  readonly kind: Outcome['kind'];
  readonly code: number | null;
  readonly reason: string | null;
  readonly messageId: string | null;
  readonly params: Params | null;
  /** The text on the wire. */
  readonly msg: string | null;
  readonly advice: Advice | null;
  readonly translation: Translation | null;
}

const nothing = { code: null, reason: null, messageId: null, params: null };

/** What is known of a body, as JSON. */
export function toDecoded(outcome: Outcome, messages: Messages): Decoded {
  const { kind } = outcome;
  if (kind === 'success') {
    const { msg } = (outcome.value ?? {}) as { msg?: unknown };
    return { kind, ...nothing, msg: typeof msg === 'string' ? msg : null, advice: null, translation: null };
  }
  if (kind === 'response-error') {
    const { error } = outcome;
    return { kind, ...nothing, msg: error.msg ?? null, advice: adviceForResponse(error), translation: null };
  }
  const { error } = outcome;
  const { code, reason = null, messageId = null, params } = error.toJSON();
  const advice = adviceFor(error);
  return {
    kind,
    code,
    reason,
    messageId,
    params,
    msg: error.payload.msg,
    advice,
    translation: translate(error, messages),
  };
}
