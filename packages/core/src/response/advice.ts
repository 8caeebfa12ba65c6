import type { Executed, Retry } from '../catalog/catalog.js';
import { type TextRule, universalTextRules } from '../contract/contract.js';
import type { AnyErrorSet } from '../define-errors.js';
import type { ErrorData } from '../error/error-data.js';
import { SPOT_V3_DOMAIN, spotV3TextRules } from '../spot-v3-errors.js';
import { classifyStatus, findWaitMs, isRateLimit, statusOf } from './classify-status.js';
import { type IdentifiedError, type IdentifyOptions, identify } from './identify.js';
import { classifyNetworkError, describeNetwork } from './network-errors.js';

/** Recommends a program's reaction to an error. */
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
  /** The text rules of the contract. The universal rules apply in addition. */
  readonly textRules?: readonly TextRule[] | undefined;
  /**
   * Whether the operation took effect, if you know it, for example from a lookup of the order. Default:
   * derived from the error.
   */
  readonly executed?: Executed | undefined;
}

export interface AdviceOptions extends IdentifyOptions, Pick<ClassifyOptions, 'method' | 'idempotent'> {}

/**
 * Returns advice for any thrown value. Never throws.
 * - An error of an API: by its code, then its text, then its status.
 * - An error without a response: by its code, name or message.
 * - The caller's own abort, or any other value: `never`. `safeToRepeat` is `true` only if a `RetryError`
 *   proves that the operation did not take effect.
 */
export function adviceFor(thrown: unknown, options: AdviceOptions = {}): Advice {
  const error = identify(thrown, options);
  try {
    const advice = error && classifyIdentified(error, options);
    if (advice) return advice;
  } catch {
    // A getter of the thrown value threw: return the general advice below.
  }
  return {
    retry: 'never',
    executed: error?.executed ?? 'unknown',
    safeToRepeat: error?.executed === 'no',
    why: error ? 'Neither an error of an API nor of the network.' : 'The caller aborted.',
  };
}

function classifyIdentified(error: IdentifiedError, options: AdviceOptions): Advice | undefined {
  if (error.kind === 'api-error' || error.kind === 'response-error') {
    const textRules = rulesFor(error, options.errors);
    return classifyError(error, { ...options, textRules, executed: error.executed });
  }
  if (error.kind === 'other' || error.kind === 'unreadable') return undefined;
  const network = classifyNetworkError(error.cause);
  if (network === undefined) return undefined;
  // An abort that gets here is a time-out: `identify` returns `undefined` for the caller's own abort.
  const retry = network.kind === 'abort' ? 'backoff' : network.retry;
  const why = `${describeNetwork(network)} (${network.codeOrName}).`;
  const executed = error.executed ?? network.executed;
  return { retry, executed, safeToRepeat: isSafe(executed, options), category: 'network', why };
}

/** Returns the text rules of the contract that the error belongs to. */
function rulesFor({ domain }: ErrorData, errors: IdentifyOptions['errors']): readonly TextRule[] {
  const sets: readonly Pick<AnyErrorSet, 'domain' | 'textRules'>[] =
    errors === undefined
      ? [{ domain: SPOT_V3_DOMAIN, textRules: spotV3TextRules }]
      : 'reader' in errors
        ? [errors]
        : errors;
  const own = sets.find((set) => domain === undefined || set.domain === undefined || set.domain === domain);
  return own?.textRules ?? [];
}

/**
 * Returns advice for an error of an API that is already plain data; needs no catalog. `adviceFor` takes any
 * thrown value.
 */
export function classifyError(error: ErrorData, options: ClassifyOptions = {}): Advice {
  const status = statusOf(error);
  const classified = classify(error, status, options.textRules ?? []);
  const executed = options.executed ?? classified.executed;
  const after = classified.retry === 'backoff' ? findWaitMs(error, status) : undefined;
  return {
    ...classified,
    executed,
    ...(after !== undefined && { after }),
    safeToRepeat: isSafe(executed, options),
  };
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

function isSafe(executed: Executed, { method, idempotent }: ClassifyOptions): boolean {
  return executed === 'no' || /^(?:GET|HEAD|OPTIONS)$/i.test(method ?? '') || idempotent === true;
}
