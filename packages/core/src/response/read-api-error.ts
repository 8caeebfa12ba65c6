import type { ApiErrorOf } from '../api-error.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { SpotV3 } from '../catalogue/spot-v3.js';
import type { FetchResponse } from './host.js';
import { readText } from './read-text.js';
import { ResponseError } from './response-error.js';
import { type OutcomeOptions, toOutcome } from './to-outcome.js';

export type ReadOptions<Rows extends Catalogue = SpotV3> = Pick<OutcomeOptions<Rows>, 'errors'>;

/**
 * The error in a `Response`: an `ApiError` for an error payload under any status, a `ResponseError` for a failure without one,
 * undefined for a success. The body stays readable; at most 64 KiB of it are read here. Rejects where the request is aborted while
 * the body of a failure is read.
 */
export async function readApiError<Rows extends Catalogue = SpotV3>(
  response: FetchResponse,
  options: ReadOptions<Rows> = {},
): Promise<ApiErrorOf<Rows> | ResponseError | undefined> {
  const { status } = response;
  const ok = status >= 200 && status < 300;
  if (ok && !isJson(response.headers.get('content-type'))) return undefined;
  try {
    const { text, complete } = await readText(response);
    // An error payload is short: what goes on beyond the limit is the answer itself.
    if (ok && (!complete || text === '')) return undefined;
    const outcome = toOutcome(text, { httpStatus: status, errors: options.errors });
    return outcome.kind === 'success' ? undefined : outcome.error;
  } catch (cause) {
    // The caller meets what is wrong when reading the answer.
    if (ok) return undefined;
    // A broken connection is a TypeError; anything else is the caller's own abort or timeout.
    if (!(cause instanceof TypeError)) throw cause;
    return new ResponseError({ httpStatus: status, cause });
  }
}

function isJson(contentType: string | null): boolean {
  return contentType === null || /[/+]json\b/i.test(contentType);
}
