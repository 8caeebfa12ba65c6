import type { Retry } from '../catalog/catalog.js';
import type { TextRule } from '../contract/contract.js';
import type { AnyErrorSet } from '../define-errors.js';
import type { ErrorData } from '../error/error-data.js';
import { SPOT_V3_DOMAIN, spotV3TextRules } from '../spot-v3-errors.js';
import {
  type Advice,
  type ClassifyOptions,
  classifyError,
  collectFacts,
  decideRetry,
  isSafeToRepeat,
} from './classify-error.js';
import { type IdentifiedError, type IdentifyOptions, identify } from './identify.js';
import { classifyNetworkError, describeNetwork, type NetworkAdvice } from './network-errors.js';

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
  if (isFromServer(error)) {
    const textRules = rulesFor(error, options.errors);
    return classifyError(error, { ...options, textRules, executed: error.executed });
  }
  const network = findNetworkError(error);
  if (network === undefined) return undefined;
  const why = `${describeNetwork(network)} (${network.codeOrName}).`;
  const executed = error.executed ?? network.executed;
  return {
    retry: retryOfNetwork(network),
    executed,
    safeToRepeat: isSafeToRepeat(executed, options),
    category: 'network',
    why,
  };
}

function isFromServer({ kind }: IdentifiedError): boolean {
  return kind === 'api-error' || kind === 'response-error';
}

function findNetworkError({ kind, cause }: IdentifiedError): NetworkAdvice | undefined {
  return kind === 'other' || kind === 'unreadable' ? undefined : classifyNetworkError(cause);
}

function retryOfNetwork({ kind, retry }: NetworkAdvice): Retry {
  // Here, an abort means a time-out: `identify` has returned `undefined` for the caller's own abort.
  return kind === 'abort' ? 'backoff' : retry;
}

/**
 * Returns the part of the advice that a person at a screen needs, for an error that `identify` returned. A
 * page that imports this function instead of `adviceFor` is smaller. Never throws.
 */
export function retryAdviceFor(
  error: IdentifiedError,
  { errors }: Pick<IdentifyOptions, 'errors'> = {},
): Pick<Advice, 'retry' | 'after'> {
  try {
    if (isFromServer(error)) return decideRetry(collectFacts(error, rulesFor(error, errors)));
    const network = findNetworkError(error);
    if (network) return { retry: retryOfNetwork(network) };
  } catch {
    // A getter of the thrown value threw.
  }
  return { retry: 'never' };
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
