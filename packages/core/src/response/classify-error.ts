import type { ErrorDefinition, Executed, Retry } from '../catalog/catalog.js';
import { type TextRule, universalTextRules } from '../contract/contract.js';
import type { ErrorData } from '../error/error-data.js';
import { executedOfStatus, findWaitMs, isRateLimit, retryOfStatus, statusOf } from './classify-status.js';

/** The recommended reaction of a program to an error. */
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
  /** The reason for the advice, as an English sentence. */
  readonly why: string;
}

export interface ClassifyOptions {
  /** The HTTP method of the request. Default: the request counts as a write. */
  readonly method?: string | undefined;
  /** Whether the operation can be executed twice without harm. Default: `false`. */
  readonly idempotent?: boolean | undefined;
  /** The text rules of the contract. `universalTextRules` always apply in addition. */
  readonly textRules?: readonly TextRule[] | undefined;
  /**
   * Whether the operation took effect, if you know it, for example from a lookup of the order. Default:
   * derived from the error.
   */
  readonly executed?: Executed | undefined;
}

/**
 * Returns advice for an error of an API that is plain data. Needs no catalog. For a thrown value, use
 * `adviceFor`.
 */
export function classifyError(error: ErrorData, options: ClassifyOptions = {}): Advice {
  const facts = collectFacts(error, options.textRules ?? []);
  const executed = options.executed ?? decideExecuted(facts);
  return {
    ...decideRetry(facts),
    executed,
    ...explain(facts),
    safeToRepeat: isSafeToRepeat(executed, options),
  };
}

/** The facts that decide on the advice for an error of a server. */
interface Facts {
  readonly error: ErrorData;
  readonly status: number | undefined;
  /**
   * The text rules that match the error: in `byCode` the rules for its code, in `byText` the rules without
   * a code.
   */
  readonly byCode: readonly TextRule[];
  readonly byText: readonly TextRule[];
  /**
   * The definition; undefined if it is generic, because the text and a 4xx status take precedence over a
   * generic definition.
   */
  readonly specific: ErrorDefinition | undefined;
  /** True if the definition is generic and the response has a 4xx status. */
  readonly isClientError: boolean;
  /** True if the status means too many requests, which takes precedence over everything else. */
  readonly isLimited: boolean;
}

export function collectFacts(error: ErrorData, contractRules: readonly TextRule[]): Facts {
  const { code, definition, responseInfo } = error;
  const status = statusOf(error);
  const isGeneric = definition?.generic === true;
  const received = responseInfo?.httpStatus;
  return {
    error,
    status,
    byCode: findRules(error, status, contractRules, code),
    byText: findRules(error, status, [...contractRules, ...universalTextRules], undefined),
    specific: isGeneric ? undefined : definition,
    isClientError: isGeneric && (received ?? 0) >= 400 && Number(status) < 500,
    isLimited: isRateLimit(received) || (definition === undefined && isRateLimit(status)),
  };
}

/**
 * Uses the first of these that decides: rate limit, rule for the code, definition, rule without a code,
 * status.
 */
export function decideRetry(facts: Facts): Pick<Advice, 'retry' | 'after'> {
  const { error, status, byCode, byText, specific, isClientError, isLimited } = facts;
  const { definition } = error;
  const byStatus = retryOfStatus(status, definition);
  const retry = isLimited
    ? 'backoff'
    : (firstOf(byCode, 'retry') ??
      specific?.retry ??
      firstOf(byText, 'retry') ??
      (isClientError ? byStatus : (definition?.retry ?? byStatus)));
  const after = retry === 'backoff' ? findWaitMs(error, status) : undefined;
  return { retry, ...(after !== undefined && { after }) };
}

/** Uses the first of these that decides: rule for the code, definition, rule without a code, status. */
function decideExecuted({ error, status, byCode, byText, specific, isClientError }: Facts): Executed {
  const byStatus = executedOfStatus(status);
  return (
    firstOf(byCode, 'executed') ??
    specific?.executed ??
    firstOf(byText, 'executed') ??
    (isClientError && byStatus === 'no' ? 'no' : (error.definition?.executed ?? byStatus))
  );
}

function explain({
  error,
  status,
  byCode,
  byText,
  specific,
  isClientError,
  isLimited,
}: Facts): Pick<Advice, 'category' | 'why'> {
  const { code, definition } = error;
  const byStatus = `Based on HTTP status ${status}.`;
  if (isLimited) return { category: definition?.category ?? 'rate-limit', why: byStatus };
  const isIncomplete = specific?.retry === undefined || specific.executed === undefined;
  const rules = isIncomplete ? [...byCode, ...byText] : byCode;
  const category = firstOf(rules, 'category') ?? definition?.category;
  const isByCode = definition?.retry !== undefined || definition?.executed !== undefined;
  return {
    ...(category !== undefined && { category }),
    why: rules[0]
      ? `Based on the text: it contains "${rules[0].text}".`
      : isByCode && !isClientError
        ? `Based on code ${code}.`
        : status === undefined
          ? 'No known code, text or status.'
          : byStatus,
  };
}

/**
 * Lists the text rules that match an error: the rules for `code`, or the rules without a code if `code` is
 * undefined.
 */
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

export function isSafeToRepeat(executed: Executed, { method, idempotent }: ClassifyOptions): boolean {
  return executed === 'no' || /^(?:GET|HEAD|OPTIONS)$/i.test(method ?? '') || idempotent === true;
}
