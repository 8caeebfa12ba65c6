import type { AnyApiError } from '@errlex/core';
import type { CodedError } from '../coded-error.js';
import type { Detail } from '../text/detail.js';
import { BAD_GATEWAY, INTERNAL, isErrorStatus, toErrorStatus } from './http-status.js';
import type { OwnError } from './to-own-error.js';

/** What is answered to a thrown value. */
export interface Answer {
  readonly error: CodedError;
  readonly httpStatus: number;
  /**
   * Whether it belongs in the log: a fault of this server or of one that it asked, unless another service has
   * logged it.
   */
  readonly isFault: boolean;
  /** All that is wrong, where it is told. */
  readonly details?: readonly Detail[] | undefined;
}

export interface AnswerOptions {
  readonly upstream: 'gateway' | 'verbatim';
  readonly unknown: CodedError;
}

/**
 * The answer to an error of ours: under the status of its row, or that of a gateway where a server that we
 * asked refused us.
 */
export function toAnswer(own: OwnError, options: AnswerOptions): Answer {
  const { error, httpStatus } = own;
  const { definition, upstream, cause } = error;
  if (upstream) return toUpstreamAnswer(own, options);
  const status = toErrorStatus(httpStatus ?? definition?.httpStatus);
  return { error, httpStatus: status, isFault: status >= INTERNAL && cause !== undefined };
}

function toUpstreamAnswer({ error, httpStatus, travelled }: OwnError, options: AnswerOptions): Answer {
  const { code, reason, messageId, params, definition, answer, upstream } = error;
  const msg = toWireText(error);
  const isFault = !travelled;
  const facts = { code, reason, messageId, params, definition, answer, upstream, msg };
  if (options.upstream === 'verbatim') {
    // A status that the row does not give an upstream's error was said by who threw it.
    const isSaid = httpStatus !== undefined && httpStatus !== (definition?.gatewayStatus ?? BAD_GATEWAY);
    // Some refuse under a 200.
    const came = [isSaid ? httpStatus : answer?.httpStatus, definition?.httpStatus].find(isErrorStatus);
    const message = error.message || msg;
    return { error: { ...facts, message }, httpStatus: came ?? BAD_GATEWAY, isFault };
  }
  const status = httpStatus ?? definition?.gatewayStatus;
  const answered: CodedError =
    definition === undefined
      ? { ...options.unknown, upstream, answer }
      : { ...facts, message: messageId === undefined ? '' : error.message };
  return { error: answered, httpStatus: isErrorStatus(status) ? status : BAD_GATEWAY, isFault };
}

/** The text as it came. */
function toWireText(error: CodedError | AnyApiError): string {
  return 'payload' in error ? error.payload.msg : (error.msg ?? error.message);
}
