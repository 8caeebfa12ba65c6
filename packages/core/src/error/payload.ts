import { isSuccess } from '../catalog/is-success.js';
import { truncate } from '../text/truncate.js';

/** What travels. */
export interface Payload {
  readonly code: number;
  readonly msg: string;
}

/** The most UTF-16 units that are kept of a text on the wire. */
const TEXT_LIMIT = 4096;

/** Codes that say "done": `0`, `"0"`, `"00000"`, `200` and `"200"`. */
export function isSuccessCode(code: unknown): boolean {
  return isSuccess(toCode(code));
}

/**
 * The payload in a parsed body: an integer `code`, as a number or a decimal string, and its `msg`. Undefined
 * for what is none and for a success. A negative code counts without a text too (its `msg` is then empty); a
 * positive one is a payload only together with one, for too many bodies hold a `code` of their own.
 */
export function parsePayload(value: unknown): Payload | undefined {
  try {
    const { code: rawCode, msg } = (value ?? {}) as Record<string, unknown>;
    const code = toCode(rawCode);
    if (code === undefined || isSuccess(code)) return undefined;
    if (typeof msg === 'string') return { code, msg: truncate(msg, TEXT_LIMIT) };
    return code < 0 ? { code, msg: '' } : undefined;
  } catch {
    // A getter or a revoked proxy: nothing that came over a wire.
    return undefined;
  }
}

function toCode(value: unknown): number | undefined {
  const code = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(code) ? (code as number) : undefined;
}
