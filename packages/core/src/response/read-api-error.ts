import type { ApiErrorOf } from '../api-error.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import type { SpotV3 } from '../catalogue/spot-v3.js';
import type { FetchResponse } from './host.js';
import { readText } from './read-text.js';
import { ResponseError } from './response-error.js';
import { isOk, type OutcomeOptions, toOutcome } from './to-outcome.js';

export type ReadOptions<Rows extends Catalogue = SpotV3> = Pick<OutcomeOptions<Rows>, 'errors'>;

/**
 * The error in a `Response`: an `ApiError` for an error payload under any status, a `ResponseError` for a failure without one,
 * undefined for a success and for a 3xx. The body stays readable. Of a success it is read here where it is JSON and no stream of
 * documents, to its end or 64 KiB; rejects where the request is aborted meanwhile.
 */
export async function readApiError<Rows extends Catalogue = SpotV3>(
  response: FetchResponse,
  options: ReadOptions<Rows> = {},
): Promise<ApiErrorOf<Rows> | ResponseError | undefined> {
  const { status } = response;
  const ok = isOk(status);
  // A redirect that was not followed, a 304 and an opaque answer are no failures.
  if (!ok && status < 400) return undefined;
  if (ok && !isJson(response.headers.get('content-type'))) return undefined;
  try {
    const { text, complete } = await readText(response);
    // An error payload is short: what goes on beyond the limit is the answer itself.
    if (ok && (!complete || text === '')) return undefined;
    const outcome = toOutcome(text, { httpStatus: status, errors: options.errors });
    return outcome.kind === 'success' ? undefined : outcome.error;
  } catch (cause) {
    // A broken connection is a TypeError; anything else is the caller's own abort or timeout.
    if (!(cause instanceof TypeError)) throw cause;
    // The caller meets it when reading the answer.
    if (ok) return undefined;
    return new ResponseError({ httpStatus: status, cause });
  }
}

function isJson(contentType: string | null): boolean {
  return contentType === null || (/[/+]json\b/i.test(contentType) && !/stream/i.test(contentType));
}
