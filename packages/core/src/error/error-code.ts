import type { Catalog } from '../catalog/catalog.js';
import type { CodeMap, CodeOf } from '../catalog/infer.js';
import { type SpotV3, spotV3 } from '../catalog/spot-v3.js';

/** `{ [reason]: code }` of a catalog. */
export function toErrorCode<Rows extends Catalog>(catalog: Rows): CodeMap<Rows> {
  // Each row has made one entry of it.
  return Object.fromEntries(catalog.map(({ reason, code }) => [reason, code])) as CodeMap<Rows>;
}

/** `ErrorCode.INVALID_SYMBOL` is -1121. */
export const ErrorCode: CodeMap<SpotV3> = /*#__PURE__*/ toErrorCode(spotV3);
export type ErrorCode = CodeOf<SpotV3>;
