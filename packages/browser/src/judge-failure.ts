import { httpErrors } from '@errlex/core/http-errors';

/** What a failure without a known code is told by: a key of the locale files, and the English of it. */
export interface Told {
  readonly reason: string;
  readonly english?: string | undefined;
}

/** What a failure tells of itself, whoever threw it. */
interface Failure {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
}

/** An abort as `fetch`, and clients like axios, name it. */
const aborted = /^(?:Abort|Cancell?ed)Error /;

const timedOut = /^TimeoutError | (?:ECONNABORTED|ETIMEDOUT) /;

/** No answer: as Chromium, Firefox, WebKit and Node say it, and as clients like axios do. */
const unreached =
  /^TypeError \S+ (?:Failed to fetch|network error|NetworkError|Load failed|The network conn|fetch failed)| ERR_NETWORK /i;

/** Whether it is the caller's own abort: by its name, or as the reason of the signal; a time-out is none. */
export function isAbort(thrown: unknown, signal?: AbortSignal | null): boolean {
  const told = describe(thrown);
  const isReason = signal?.aborted === true && signal.reason === thrown;
  return aborted.test(told) || (isReason && !timedOut.test(told));
}

/** The sentence for what was thrown without an answer of a server. */
export function judgeFailure(thrown: unknown): Told {
  const told = describe(thrown);
  if (timedOut.test(told)) return judgeStatus(408) as Told;
  if (unreached.test(told)) return { reason: 'NO_NETWORK', english: 'The server cannot be reached.' };
  return told.startsWith('SyntaxError ') ? unreadable : { reason: 'UNKNOWN_ERROR' };
}

/** For an answer that is no JSON. */
export const unreadable: Told = {
  reason: 'UNREADABLE_ANSWER',
  english: "The server's response could not be read.",
};

/**
 * The sentence for a status: that of its row in `http`, of the nearest one for those of proxies; undefined
 * for most of 4xx.
 */
export function judgeStatus(status: number): Told | undefined {
  const near = status === 418 ? 429 : status;
  const row = httpErrors.find(({ httpStatus }) => httpStatus === near);
  if (row) return { reason: row.reason, english: Object.values(row.messages)[0]?.[0] };
  return status > 499 ? judgeStatus(503) : undefined;
}

function describe(thrown: unknown): string {
  const { name, code, message } = (thrown ?? {}) as Failure;
  return `${name} ${code} ${message}`;
}
