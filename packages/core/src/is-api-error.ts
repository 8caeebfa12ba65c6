import { type AnyApiError, isBranded } from './api-error.js';

/** `isApiError` of any catalogue: the error itself knows its reason. */
export function isApiErrorOf(value: unknown, reason?: string): boolean {
  return isBranded(value) && (reason === undefined || (value as AnyApiError).reason === reason);
}
