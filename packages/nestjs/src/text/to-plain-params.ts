import type { Params } from '@errlex/core';
import { PARAM_LIMIT, truncate } from '@errlex/core/text';

const PARAMS_LIMIT = 16;
const NAME_LIMIT = 64;

/** Params as JSON can hold them, whatever they are: 16 at most, capped. */
export function toPlainParams(params: Params): Params {
  const plain: Record<string, string | number> = {};
  for (const name of Object.keys(params).slice(0, PARAMS_LIMIT)) {
    if (name.length > NAME_LIMIT) continue;
    const value: unknown = params[name];
    if (typeof value === 'number' && Number.isFinite(value)) plain[name] = value;
    else if (typeof value !== 'object' && typeof value !== 'function' && value !== undefined)
      plain[name] = truncate(String(value), PARAM_LIMIT);
  }
  return plain;
}
