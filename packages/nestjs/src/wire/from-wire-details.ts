import type { AnyErrorSet } from '@errlex/core';
import type { Detail } from '../text/detail.js';
import { fromWire } from './from-wire.js';
import { DETAIL_LIMIT, PATH_LIMIT, type WireDetail } from './wire.js';

/** All that another service found wrong; undefined where it tells no more than the error. */
export function fromWireDetails(value: unknown, errors: AnyErrorSet): readonly Detail[] | undefined {
  const { $errlex, details } = (value ?? {}) as { readonly $errlex?: unknown; readonly details?: unknown };
  if (!Array.isArray(details)) return undefined;
  return details.slice(0, DETAIL_LIMIT).flatMap((one: Partial<WireDetail> | null) => {
    const error = fromWire({ ...one, $errlex }, errors);
    const path = one?.path;
    const isPath = typeof path === 'string' && path.length <= PATH_LIMIT;
    return error && isPath ? [{ error, path }] : [];
  });
}
