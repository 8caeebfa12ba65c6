import { type AnyApiError, isBranded } from './api-error.js';

/** `isApiError` of a catalogue, given its codes: another catalogue may have the same reason under another code. */
export function isApiErrorIn(
  codes: Readonly<Record<string, number>>,
  value: unknown,
  reason?: string,
): boolean {
  if (!isBranded(value)) return false;
  const error = value as AnyApiError;
  return reason === undefined || (error.reason === reason && error.code === codes[reason]);
}
