import type { AnyErrorSet, AnyParams, ErrorData } from '@errlex/core';
import { toPlainParams } from './to-plain-params.js';

/** Problem details of RFC 9457, with the fields that identify an error. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: number;
  readonly reason: string | undefined;
  readonly messageId: string | undefined;
  readonly domain: string | undefined;
  readonly params: AnyParams;
}

export interface ProblemFacts {
  /** The URL of the page that describes the codes; undefined if there is none. */
  readonly problemUrl: string | undefined;
  readonly title: string;
  readonly msg: string;
  readonly httpStatus: number;
}

/**
 * Returns an error as problem details. `type` is the URL of the page with the code as its fragment, or
 * `about:blank`. A contract whose payloads are problem details decides on the names of code and text.
 */
export function toProblemDetails(
  error: Pick<ErrorData, 'code' | 'reason' | 'messageId' | 'domain' | 'params' | 'message'>,
  { problemUrl, title, msg, httpStatus }: ProblemFacts,
  errors: Pick<AnyErrorSet, 'payload' | 'toPayload'>,
): ProblemDetails | Readonly<Record<string, unknown>> {
  const { code, reason, messageId, domain, params } = error;
  const type = reason === undefined || problemUrl === undefined ? 'about:blank' : `${problemUrl}#${code}`;
  const payload = errors.payload?.problem ? errors.toPayload(error, msg) : { detail: msg, code };
  return {
    type,
    title,
    status: httpStatus,
    ...payload,
    reason,
    messageId,
    domain,
    params: toPlainParams(params),
  };
}
