import type { Catalog } from '../catalog/catalog.js';
import type { CatalogIndex } from '../catalog/index-catalog.js';
import type { ReasonOf } from '../catalog/infer.js';

/** A problem that a server or a validation detects itself. */
export type Role =
  | 'unknown'
  | 'missingParam'
  | 'invalidParam'
  | 'malformedBody'
  | 'unsupportedMediaType'
  | 'methodNotAllowed'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'tooManyRequests'
  | 'payloadTooLarge'
  | 'timeout'
  | 'unavailable';

/**
 * The reason of the definition for each role. The definition needs a message without params, or with one text
 * param (the name of the parameter).
 */
export type Roles<Definitions extends Catalog = Catalog> = {
  readonly [Name in Role]?: ReasonOf<Definitions> | undefined;
};

/**
 * All roles, each with the reasons and codes of the shipped catalogs that get the role by default. If a
 * catalog holds several of them, the last one wins.
 */
const usualRoles: readonly (readonly [Role, reason: string, code: number])[] = [
  ['unknown', 'UNKNOWN_ERROR', -1000],
  ['missingParam', 'PARAM_EMPTY', -1141],
  ['invalidParam', 'PARAM_ERROR', -1142],
  ['malformedBody', 'INVALID_JSON', -1135],
  ['unsupportedMediaType', 'INVALID_CONTENT_TYPE', -1045],
  ['methodNotAllowed', 'METHOD_NOT_ALLOWED', -90_405],
  ['methodNotAllowed', 'REQUEST_METHOD_NOT_SUPPORTED', -1150],
  ['unauthenticated', 'API_AUTH_ERROR', -1047],
  ['forbidden', 'PERMISSION_DENIED', -1051],
  ['notFound', 'ROUTE_NOT_FOUND', -90_404],
  ['conflict', 'CONFLICT', -90_409],
  ['tooManyRequests', 'TOO_MANY_REQUESTS', -90_429],
  ['payloadTooLarge', 'PAYLOAD_TOO_LARGE', -90_413],
  ['timeout', 'GATEWAY_TIMEOUT', -90_504],
  ['unavailable', 'SERVICE_UNAVAILABLE', -90_503],
];

/** Adds the default roles to the roles of a contract. Throws a `TypeError` for an unknown role or reason. */
export function resolveRoles(index: CatalogIndex, given: Roles = {}): Roles {
  for (const [role, reason] of Object.entries(given)) {
    if (!usualRoles.some(([name]) => name === role)) throw new TypeError(`roles: unknown role "${role}".`);
    if (reason === undefined) continue;
    const found = index(reason);
    if (found?.definition.reason !== reason)
      throw new TypeError(`roles.${role}: unknown reason "${reason}".`);
    const fits = found.messages.some(({ kinds }) => kinds.length === 0 || kinds.join() === '%s');
    if (!fits) {
      throw new TypeError(`roles.${role}: ${reason} needs a message without params, or with one text param.`);
    }
  }
  const usual = usualRoles.filter(([, reason, code]) => index(reason)?.definition.code === code);
  return { ...Object.fromEntries(usual), ...given };
}
