import type { Answer } from '../error/answer.js';
import type { AnyApiError } from '../error/api-error.js';
import { isBranded } from '../error/brand-error.js';
import { judgeNetworkFailure } from './judge-network-failure.js';
import { judgeStatus } from './judge-status.js';
import { type Refinement, refinements } from './refinements.js';
import { isResponseError, type ResponseError } from './response-error.js';
import type { Verdict } from './verdict.js';

/** What to do about a failure. */
export interface Advice extends Verdict {
  /** Milliseconds to wait from now, where the server says or documents how long. */
  readonly after?: number;
  /**
   * Whether a repeat cannot do it twice: nothing was done, the method is safe, or the operation was said to
   * be idempotent.
   */
  readonly safeToRepeat: boolean;
}

export interface AdviceOptions {
  /** The HTTP method of the request; none counts as a write. */
  readonly method?: string | undefined;
  /** Whether the operation may be carried out twice without harm. */
  readonly idempotent?: boolean | undefined;
}

/** After a 429 that names no time, the exchange documents a ban of 10 seconds. */
const BAN = 10_000;

/**
 * What to do about anything thrown: an `ApiError` by its code, then its text, then its status; a
 * `ResponseError` by its text, then its status; a network failure of fetch, undici, axios, got or ky by its
 * code. 429 and 418 back off whatever the body says. An abort of the caller, and what is neither ours nor the
 * network's: `never`, and nothing is safe. Never throws.
 */
export function adviceFor(thrown: unknown, { method, idempotent }: AdviceOptions = {}): Advice {
  const error = isOurs(thrown) ? thrown : undefined;
  const verdict = error ? judgeOurs(error) : judgeNetworkFailure(thrown);
  if (verdict === undefined) {
    const why = 'It is neither an error of this library nor a failure of the network.';
    return { retry: 'never', executed: 'unknown', safeToRepeat: false, why };
  }
  const after = verdict.retry === 'backoff' ? toWait(error?.answer) : undefined;
  const isSafe = /^(?:GET|HEAD|OPTIONS)$/i.test(method ?? '');
  return {
    ...verdict,
    ...(after !== undefined && { after }),
    safeToRepeat: verdict.executed === 'no' || isSafe || idempotent === true,
  };
}

function isOurs(thrown: unknown): thrown is AnyApiError | ResponseError {
  return isBranded(thrown, 'ApiError', 'code') || isResponseError(thrown);
}

function judgeOurs(error: AnyApiError | ResponseError): Verdict | undefined {
  try {
    return judge(error);
  } catch {
    // It bears the mark, and is none all the same.
    return undefined;
  }
}

function judge(error: AnyApiError | ResponseError): Verdict {
  const { code, definition } = error as Partial<AnyApiError>;
  const text = 'code' in error ? error.payload.msg : error.msg;
  // A code that looks like a status is one where nothing else tells it.
  const status = error.answer?.httpStatus ?? code ?? 0;
  const turnedAway = status === 429 || status === 418 ? judgeStatus(status) : undefined;
  if (turnedAway) return { ...turnedAway, category: definition?.category ?? turnedAway.category };
  const refined = refine(text, code === undefined || definition?.generic ? undefined : code);
  if (refined) return refined;
  if (definition) {
    const { retry, executed, category } = definition;
    return { retry, executed, category, why: `The code ${code} decides.` };
  }
  return (
    judgeStatus(status) ?? {
      retry: 'never',
      executed: 'unknown',
      why: 'Neither code, text nor status tells.',
    }
  );
}

/** What a text decides under a code, or under none where the code is too general to tell. */
function refine(told = '', under?: number): Verdict | undefined {
  const found = (refinements as readonly Refinement[]).find(
    ({ text, code }) => code === under && told.includes(text),
  );
  if (found === undefined) return undefined;
  const { retry, executed, category, text } = found;
  return { retry, executed, category, why: `The text decides: it holds "${text}".` };
}

function toWait(answer: Answer | undefined): number | undefined {
  if (answer === undefined) return undefined;
  const { retryAfter = answer.httpStatus === 429 ? BAN : undefined, receivedAt } = answer;
  return retryAfter === undefined ? undefined : Math.max(0, receivedAt + retryAfter - Date.now());
}
