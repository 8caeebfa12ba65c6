import type { Catalogue } from '../catalogue/catalogue.js';
import type { CodeOf, CodesOf } from '../catalogue/infer.js';
import { type SpotV3, spotV3 } from '../catalogue/spot-v3.js';

/** `{ [reason]: code }` of a catalogue. */
export function toErrorCode<Rows extends Catalogue>(catalogue: Rows): CodesOf<Rows> {
  // Each row has made one entry of it.
  return Object.fromEntries(catalogue.map(({ reason, code }) => [reason, code])) as CodesOf<Rows>;
}

/** `ErrorCode.INVALID_SYMBOL` is -1121. */
export const ErrorCode: CodesOf<SpotV3> = /*#__PURE__*/ toErrorCode(spotV3);
export type ErrorCode = CodeOf<SpotV3>;
