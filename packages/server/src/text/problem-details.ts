import type { AnyErrorSet, AnyParams, ErrorData, FieldNames } from '@errlex/core';
import { MAX_PARAM_LENGTH, truncate } from '@errlex/core/text';

/** Problem details of RFC 9457, with additional fields that identify the error. */
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
  /** The URL of the page that describes the codes, or undefined if there is none. */
  readonly problemUrl: string | undefined;
  readonly title: string;
  readonly msg: string;
  readonly httpStatus: number;
}

/**
 * Renders an error as problem details. `type` is the URL of the page with the code as its fragment, or
 * `about:blank`. If the payloads of the contract are problem details themselves, the contract decides the
 * names of the fields for code and text.
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

/** The names that lead to a field in a body, such as `['error', 'code']`. */
export type FieldPath = readonly string[];

/** The fields of a payload that is sent: the paths of code and text, and the constant fields. */
interface PayloadFields {
  readonly code: FieldPath;
  readonly msg: FieldPath;
  readonly fixed: Readonly<Record<string, unknown>>;
}

/** Returns the fields of the payloads that a contract sends. */
export function payloadFields({ payload }: Pick<AnyErrorSet, 'payload'>): PayloadFields {
  const { code, msg, fixed = {} } = payload ?? { code: 'code', msg: 'msg' };
  return { code: toPath(code), msg: toPath(msg), fixed };
}

/** Returns the path of the first name: a shape may list several names, but only the first is written. */
function toPath(names: FieldNames): FieldPath {
  const [name = ''] = [names].flat();
  return name.split('.');
}

const MAX_PARAMS = 16;
const MAX_NAME_LENGTH = 64;

/**
 * Converts params to values that JSON can hold: at most 16, texts of at most 256 UTF-16 units. Accepts values
 * of any type.
 */
export function toPlainParams(params: AnyParams): AnyParams {
  const plain: Record<string, string | number> = {};
  for (const name of Object.keys(params).slice(0, MAX_PARAMS)) {
    if (name.length > MAX_NAME_LENGTH) continue;
    const value: unknown = params[name];
    if (typeof value === 'number' && Number.isFinite(value)) plain[name] = value;
    else if (typeof value !== 'object' && typeof value !== 'function' && value !== undefined)
      plain[name] = truncate(String(value), MAX_PARAM_LENGTH);
  }
  return plain;
}
