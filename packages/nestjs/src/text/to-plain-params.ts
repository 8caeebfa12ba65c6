import type { AnyParams } from '@errlex/core';
import { MAX_PARAM_LENGTH, truncate } from '@errlex/core/text';

const MAX_PARAMS = 16;
const MAX_NAME_LENGTH = 64;

/** Converts params, whatever they are, to what JSON can hold: at most 16, text of at most 256 UTF-16 units. */
export function toPlainParams(params: AnyParams): AnyParams {
  const plain: Record<string, string | number> = {};
  for (const name of Object.keys(params).slice(0, MAX_PARAMS)) {
    if (name.length > MAX_NAME_LENGTH) continue;
    const value: unknown = params[name];
    if (typeof value === 'number' && Number.isFinite(value)) plain[name] = value;
    else if (typeof value !== 'object' && typeof value !== 'function' && value !== undefined)
      plain[name] = truncate(String(value), MAX_PARAM_LENGTH);
  }
  return plain;
}
