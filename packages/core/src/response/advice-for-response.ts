import type { Advice } from '../catalogue/catalogue.js';
import type { ResponseError } from './response-error.js';

/**
 * What to do about a failure that has no code, told by its HTTP status: 429 was turned away before anything was done, 5xx may
 * have been carried out, any other 4xx and a refusal were not.
 */
export function adviceForResponse({ httpStatus, msg }: ResponseError): Advice {
  if (httpStatus === 429) return { retry: 'backoff', executed: 'no' };
  if (httpStatus !== undefined && httpStatus >= 500) return { retry: 'backoff', executed: 'unknown' };
  if (httpStatus === 405 || msg !== undefined) return { retry: 'fix-request', executed: 'no' };
  return { retry: 'never', executed: httpStatus !== undefined && httpStatus >= 400 ? 'no' : 'unknown' };
}
