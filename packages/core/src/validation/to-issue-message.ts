import type { Catalog } from '../catalog/catalog.js';
import type { AnyParams, MessageIdOf, ParamsOf } from '../catalog/infer.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { ErrorSet } from '../define-errors.js';

/** An issue, as every Standard Schema library reports it. */
export interface Issue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

/**
 * Returns an issue message that stands for a documented message: pass it wherever a schema takes a message.
 * An id without params can be passed as it is. For a message of another catalog, pass its error set too.
 *
 * @example
 * z.int().check(z.maximum(1000, toIssueMessage('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 })));
 */
export function toIssueMessage<
  Definitions extends Catalog = SpotV3,
  Id extends MessageIdOf<Definitions> = MessageIdOf<Definitions>,
>(id: Id, params: ParamsOf<Definitions, Id>, _errors?: Pick<ErrorSet<Definitions>, 'catalog'>): string {
  return `${id} ${JSON.stringify(params)}`;
}

/** Parses the message id and params from an issue message. Returns `undefined` for any other text. */
export function parseIssueMessage(message: string): { id: string; params: AnyParams } | undefined {
  const [, id, params = '{}'] = /^(\w+(?:\.\w+)?)(?: (\{.*\}))?$/s.exec(message) ?? [];
  try {
    return id === undefined ? undefined : { id, params: JSON.parse(params) };
  } catch {
    return undefined;
  }
}
