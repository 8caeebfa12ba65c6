import type { ErrorDefinition, Executed, Retry } from '../catalog/catalog.js';
import { type TextRule, universalTextRules } from '../contract/text-rules.js';
import type { ErrorData } from '../error/error-data.js';
import { isRateLimit, waitFor } from './wait-for.js';

/** Tells a program how to react to an error. */
export interface Advice {
  readonly retry: Retry;
  /** Whether the operation took effect. */
  readonly executed: Executed;
  /** Milliseconds to wait from now. Present only if `retry` is `backoff` and the time is known. */
  readonly after?: number;
  /**
   * Whether repeating cannot execute the operation twice: it did not take effect, the method is safe, or the
   * operation is idempotent.
   */
  readonly safeToRepeat: boolean;
  /** The subject of the error: the category of its definition or of the matching text rule. */
  readonly category?: string | undefined;
  /** The basis of the advice, in an English sentence. */
  readonly why: string;
}

export interface ClassifyOptions {
  /** The HTTP method of the request. Default: any method that writes. */
  readonly method?: string | undefined;
  /** Whether the operation can be executed twice without harm. Default: `false`. */
  readonly idempotent?: boolean | undefined;
  /** The rules of the contract; the universal rules are added. */
  readonly textRules?: readonly TextRule[] | undefined;
  /**
   * Whether the operation took effect, if you know it, for example from a lookup of the order. Default:
   * derived from the error.
   */
  readonly executed?: Executed | undefined;
}

/**
 * Returns advice for an error of an API that is already plain data; needs no catalog. `adviceFor` takes any
 * thrown value.
 */
export function classifyError(error: ErrorData, options: ClassifyOptions = {}): Advice {
  const status = statusOf(error);
  const classified = classify(error, status, options.textRules ?? []);
  const executed = options.executed ?? classified.executed;
  const after = classified.retry === 'backoff' ? waitFor(error, status) : undefined;
  return {
    ...classified,
    executed,
    ...(after !== undefined && { after }),
    safeToRepeat: isSafe(executed, options),
  };
}

/**
 * Returns the status that the advice is based on: that of an error response, else of the definition, because
 * with a 2xx status only the code counts. A code that is not in the catalog but equals a rate-limit status
 * counts as that status.
 */
function statusOf({ responseInfo, definition, code }: ErrorData): number | undefined {
  const received = responseInfo?.httpStatus ?? 0;
  if (definition === undefined && isRateLimit(code) && !isRateLimit(received)) return code;
  return received >= 400 ? received : definition?.httpStatus;
}

/**
 * Decides each field by the first source that has it: a rate limit, a rule for the code, the definition, a
 * rule without a code, the status.
 */
function classify(
  error: ErrorData,
  status: number | undefined,
  own: readonly TextRule[],
): Pick<Advice, 'retry' | 'executed' | 'category' | 'why'> {
  const { code, definition, responseInfo } = error;
  const byCode = findRules(error, status, own, code);
  const byText = findRules(error, status, [...own, ...universalTextRules], undefined);
  const byStatus = classifyStatus(status, definition);
  // For a generic code, the text and a 4xx status take precedence over the definition.
  const isGeneric = definition?.generic === true;
  const specific = isGeneric ? undefined : definition;
  const isClientError = isGeneric && (responseInfo?.httpStatus ?? 0) >= 400 && Number(status) < 500;
  const isLimited =
    isRateLimit(responseInfo?.httpStatus) || (definition === undefined && isRateLimit(status));
  const retry =
    firstOf(byCode, 'retry') ??
    specific?.retry ??
    firstOf(byText, 'retry') ??
    (isClientError ? byStatus.retry : (definition?.retry ?? byStatus.retry));
  const executed =
    firstOf(byCode, 'executed') ??
    specific?.executed ??
    firstOf(byText, 'executed') ??
    (isClientError && byStatus.executed === 'no' ? 'no' : (definition?.executed ?? byStatus.executed));
  if (isLimited) {
    const category = definition?.category ?? 'rate-limit';
    return { retry: 'backoff', executed, category, why: `Based on HTTP status ${status}.` };
  }
  const isOpen = specific?.retry === undefined || specific.executed === undefined;
  const rules = isOpen ? [...byCode, ...byText] : byCode;
  const category = firstOf(rules, 'category') ?? definition?.category;
  return {
    retry,
    executed,
    ...(category !== undefined && { category }),
    why: explain(error, status, rules[0], isClientError),
  };
}

function explain(
  { code, definition }: ErrorData,
  status: number | undefined,
  rule: TextRule | undefined,
  isClientError: boolean,
): string {
  if (rule) return `Based on the text: it contains "${rule.text}".`;
  const isByCode = definition?.retry !== undefined || definition?.executed !== undefined;
  if (isByCode && !isClientError) return `Based on code ${code}.`;
  return status === undefined ? 'No known code, text or status.' : `Based on HTTP status ${status}.`;
}

/** Lists the rules that apply to an error: those for its code, or those without a code. */
function findRules(
  { msg, message }: ErrorData,
  status: number | undefined,
  rules: readonly TextRule[],
  code: number | undefined,
): TextRule[] {
  const text = (msg || message).toLowerCase();
  return rules.filter(
    (rule) =>
      rule.code === code &&
      (rule.httpStatus === undefined || (status !== undefined && rule.httpStatus.includes(status))) &&
      text.includes(rule.text.toLowerCase()),
  );
}

function firstOf<Field extends 'retry' | 'executed' | 'category'>(
  rules: readonly TextRule[],
  field: Field,
): TextRule[Field] {
  return rules.find((rule) => rule[field] !== undefined)?.[field];
}

export function isSafe(executed: Executed, { method, idempotent }: ClassifyOptions): boolean {
  return executed === 'no' || /^(?:GET|HEAD|OPTIONS)$/i.test(method ?? '') || idempotent === true;
}

/** The advice that an HTTP status gives about a write. */
interface StatusAdvice {
  readonly retry: Retry;
  readonly executed: Executed;
}

/** Statuses that reject a request before it takes effect. */
const rejected = [
  400, 401, 402, 403, 405, 406, 407, 411, 413, 414, 415, 416, 417, 418, 421, 422, 425, 426, 428, 429, 431,
  451,
];

/** Statuses of requests that a program can fix. */
const fixable = [400, 405, 406, 411, 412, 413, 414, 415, 416, 417, 421, 422, 426, 428, 431];

/** Statuses of overload and of temporary failures. */
const passing = [408, 418, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530];

/** Classifies a status. For 2xx and without a status, the outcome is unknown. */
function classifyStatus(
  httpStatus: number | undefined,
  definition?: Pick<ErrorDefinition, 'retry'>,
): StatusAdvice {
  const isIn = (list: readonly number[]) => httpStatus !== undefined && list.includes(httpStatus);
  const isFixable = definition?.retry === 'fix-request' && isIn(fixable);
  return {
    retry: isIn(passing) ? 'backoff' : isFixable ? 'fix-request' : 'never',
    executed: isIn(rejected) ? 'no' : 'unknown',
  };
}
