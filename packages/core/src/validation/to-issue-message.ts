import type { Catalog } from '../catalog/catalog.js';
import type { MessageIdOf, Params, ParamsOf } from '../catalog/infer.js';
import type { SpotV3 } from '../catalog/spot-v3.js';
import type { ErrorSet } from '../define-errors.js';

/** An issue as any Standard Schema library reports it. */
export interface Issue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

/**
 * The message of an issue that stands for a documented one: give it to a schema where the library takes a
 * message. An id without params may be given as it is. For a message of another catalog, give the result of
 * its `defineErrors` too.
 *
 * @example
 * z.int().check(z.maximum(1000, toIssueMessage('PARAM_VALIDATE_ERROR.limit', { min: 1, max: 1000 })));
 */
export function toIssueMessage<
  Rows extends Catalog = SpotV3,
  Id extends MessageIdOf<Rows> = MessageIdOf<Rows>,
>(id: Id, params: ParamsOf<Rows, Id>, _errors?: Pick<ErrorSet<Rows>, 'catalog'>): string {
  return `${id} ${JSON.stringify(params)}`;
}

/** The message id and params that the message of an issue stands for; undefined for any other text. */
export function parseIssueMessage(message: string): { id: string; params: Params } | undefined {
  const [, id, params = '{}'] = /^(\w+(?:\.\w+)?)(?: (\{.*\}))?$/s.exec(message) ?? [];
  try {
    return id === undefined ? undefined : { id, params: JSON.parse(params) };
  } catch {
    return undefined;
  }
}
