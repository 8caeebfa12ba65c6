import type { ErrorDefinition, Executed, Retry } from '../catalog/catalog.js';
import { type TextRule, universalTextRules } from '../contract/text-rules.js';
import type { ErrorData } from '../error/error-data.js';
import { isRateLimit, waitFor } from './wait-for.js';

/** What to do about an error. */
export interface Advice {
  readonly retry: Retry;
  /** Whether the operation took effect. */
  readonly executed: Executed;
  /** Milliseconds to wait from now. Present only if `retry` is `backoff` and a time is known. */
  readonly after?: number;
  /**
   * Whether a repetition cannot do the operation twice: it did not take effect, the method is safe, or the
   * operation is idempotent.
   */
  readonly safeToRepeat: boolean;
  /** The subject of the error: the category of its definition or of a text rule. */
  readonly category?: string | undefined;
  /** What the advice is based on, in an English sentence. */
  readonly why: string;
}

export interface ClassifyOptions {
  /** The HTTP method of the request. Default: a write. */
  readonly method?: string | undefined;
  /** Whether the operation can be done twice without harm. Default: `false`. */
  readonly idempotent?: boolean | undefined;
  /** The rules of the contract; the universal ones are added. */
  readonly textRules?: readonly TextRule[] | undefined;
  /** Known from elsewhere, such as a look at the order. Default: decided by the error. */
  readonly executed?: Executed | undefined;
}

/**
 * Advises what to do about an error of an API that is known as data, without any catalog. `adviceFor` does the
 * same for anything thrown.
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
 * The status of the response if it is an error, else of the definition: under 2xx an API means its own codes. A code
 * that is the status of a rate limit and not in the catalog is one.
 */
function statusOf({ responseInfo, definition, code }: ErrorData): number | undefined {
  const received = responseInfo?.httpStatus ?? 0;
  if (definition === undefined && isRateLimit(code) && !isRateLimit(received)) return code;
  return received >= 400 ? received : definition?.httpStatus;
}

/** Field by field: a rate limit, a rule for the code, the definition, a general rule, the status. */
function classify(
  error: ErrorData,
  status: number | undefined,
  own: readonly TextRule[],
): Pick<Advice, 'retry' | 'executed' | 'category' | 'why'> {
  const { code, definition, responseInfo } = error;
  const byCode = findRules(error, status, own, code);
  const byText = findRules(error, status, [...own, ...universalTextRules], undefined);
  const byStatus = classifyStatus(status, definition);
  // The definition of a generic code comes after text and 4xx status.
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

/** Lists the rules for a code, or those without one, that apply to an error. */
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

/** What an HTTP status says about a write that it was the response to. */
interface StatusAdvice {
  readonly retry: Retry;
  readonly executed: Executed;
}

/** Statuses with which a server rejects a request before it acts. */
const rejected = [
  400, 401, 402, 403, 405, 406, 407, 411, 413, 414, 415, 416, 417, 418, 421, 422, 425, 426, 428, 429, 431,
  451,
];

/** Statuses of requests that a program can correct. */
const fixable = [400, 405, 406, 411, 412, 413, 414, 415, 416, 417, 421, 422, 426, 428, 431];

/** Statuses of overload and of failures that pass. */
const passing = [408, 418, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530];

/** Classifies a status; 2xx and no status say nothing, so the outcome is unknown. */
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
