import type { ErrorDefinition } from '../catalog/catalog.js';
import { spotV3TextRules, type TextRule, universalTextRules } from '../contract/text-rules.js';
import type { AnyErrorSet } from '../define-errors.js';
import type { ErrorData } from '../error/error-data.js';
import { SPOT_V3_DOMAIN } from '../spot-v3-errors.js';
import { type Advice, type ClassifyOptions, classifyError, isSafe } from './classify-error.js';
import { type Identified, type IdentifyOptions, identify } from './identify.js';
import { classifyNetworkError, type NetworkAdvice } from './network-errors.js';

export interface AdviceOptions extends IdentifyOptions, Pick<ClassifyOptions, 'method' | 'idempotent'> {}

/**
 * Returns advice for any thrown value: for an error of an API by its code, then its text, then its status;
 * for an error without a response by its code or message. For the caller's own abort and for any other value,
 * the advice is `never` and not safe to repeat. Never throws.
 */
export function adviceFor(thrown: unknown, options: AdviceOptions = {}): Advice {
  const error = identify(thrown, options);
  try {
    const advice = error && classifyIdentified(error, options);
    if (advice) return advice;
  } catch {
    // A getter threw when it was read a second time.
  }
  return {
    retry: 'never',
    executed: error?.executed ?? 'unknown',
    safeToRepeat: error?.executed === 'no',
    why: error ? 'Neither an error of an API nor of the network.' : 'The caller aborted.',
  };
}

function classifyIdentified(error: Identified, options: AdviceOptions): Advice | undefined {
  if (error.kind === 'api-error' || error.kind === 'response-error') {
    const textRules = rulesFor(error, options.errors);
    return classifyError(error, { ...options, textRules, executed: error.executed });
  }
  if (error.kind === 'other' || error.kind === 'unreadable') return undefined;
  const network = classifyNetworkError(error.cause);
  if (network === undefined) return undefined;
  // A time-out can arrive as an abort.
  const retry = network.kind === 'abort' ? 'backoff' : network.retry;
  const why = `${describeNetwork(network)} (${network.sign}).`;
  const executed = error.executed ?? network.executed;
  return { retry, executed, safeToRepeat: isSafe(executed, options), category: 'network', why };
}

function describeNetwork({ kind, retry, executed }: NetworkAdvice): string {
  if (kind === 'outdated-app') return 'A file of the application is gone';
  if (kind !== 'network') return 'The request timed out';
  if (retry === 'never') return 'The certificate of the server is not trusted';
  return executed === 'no' ? 'No connection was made' : 'The connection broke';
}

/** Returns the text rules of the contract that the error belongs to. */
function rulesFor({ domain }: ErrorData, errors: IdentifyOptions['errors']): readonly TextRule[] {
  const sets: readonly Pick<AnyErrorSet, 'domain' | 'textRules'>[] =
    errors === undefined
      ? [{ domain: SPOT_V3_DOMAIN, textRules: spotV3TextRules }]
      : 'reader' in errors
        ? [errors]
        : errors;
  const own = sets.filter((set) => domain === undefined || set.domain === undefined || set.domain === domain);
  return own[0]?.textRules ?? [];
}

/**
 * Lists the text rules that can change the advice for a definition, in order of precedence: for pages and
 * commands that explain a code.
 */
export function textRulesFor(
  { code, generic, retry, executed }: ErrorDefinition,
  { textRules }: Pick<AnyErrorSet, 'textRules'>,
): TextRule[] {
  const isOpen = generic === true || retry === undefined || executed === undefined;
  const general = isOpen
    ? [...textRules, ...universalTextRules].filter((rule) => rule.code === undefined)
    : [];
  return [...textRules.filter((rule) => rule.code === code), ...general];
}
