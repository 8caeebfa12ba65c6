import type { AnyErrorSet, FieldNames } from '@errlex/core';

/** The path of a field in a body: `['error', 'code']`. */
export type FieldPath = readonly string[];

/** Where the payloads of a contract have code and text when they are written, and what else is always in them. */
export interface PayloadFields {
  readonly code: FieldPath;
  readonly msg: FieldPath;
  readonly fixed: Readonly<Record<string, unknown>>;
}

/** Returns the fields of the payloads that a contract writes. */
export function payloadFields({ payload }: Pick<AnyErrorSet, 'payload'>): PayloadFields {
  const { code, msg, fixed = {} } = payload ?? { code: 'code', msg: 'msg' };
  return { code: toPath(code), msg: toPath(msg), fixed };
}

/** Of several names, the first is written. */
function toPath(names: FieldNames): FieldPath {
  const [name = ''] = [names].flat();
  return name.split('.');
}
