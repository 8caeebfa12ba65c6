import { type AnyErrorSet, type ErrorData, type Role, spotV3Errors } from '@errlex/core';
import { createRoleError, hasOwnRole, shippedErrors } from '../role-errors.js';
import { safely } from '../safely.js';

/** A role of the contract, and the shipped message id that stands in for it if the contract has none of its own. */
type Mapping = readonly [role: Role | undefined, shippedId: string | undefined];

/**
 * The errors for other errors, by the first of their names that is listed: the `type` or `code` that a body parser
 * or Fastify gives them or their cause, the name of their class, else their HTTP status. Errors that are not listed
 * keep their status and are sent as unknown.
 */
const mappings: Readonly<Record<string, Mapping>> = {
  'entity.parse.failed': ['malformedBody', 'INVALID_JSON'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformedBody', 'INVALID_JSON'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformedBody', 'INVALID_JSON'],
  'Forbidden resource': ['forbidden', 'PERMISSION_DENIED'],
  '400': ['invalidParam', 'PARAM_VALIDATE_ERROR'],
  '401': ['unauthenticated', 'API_AUTH_ERROR'],
  '403': ['forbidden', 'PERMISSION_DENIED'],
  '404': ['notFound', undefined],
  '405': ['methodNotAllowed', 'REQUEST_METHOD_NOT_SUPPORTED'],
  '415': ['unsupportedMediaType', 'INVALID_CONTENT_TYPE'],
  '422': ['invalidParam', 'PARAM_VALIDATE_ERROR'],

  // The shipped definitions of these are in `@errlex/core/http-errors`, and are sent only by those who added them.
  'unknown-route': ['notFound', 'ROUTE_NOT_FOUND'],
  '408': [undefined, 'REQUEST_TIMEOUT'],
  '409': ['conflict', 'CONFLICT'],
  '413': ['payloadTooLarge', 'PAYLOAD_TOO_LARGE'],
  '429': ['tooManyRequests', 'TOO_MANY_REQUESTS'],
  '502': [undefined, 'BAD_GATEWAY'],
  '503': ['unavailable', 'SERVICE_UNAVAILABLE'],
  '504': ['timeout', 'GATEWAY_TIMEOUT'],
};

/** Creates the errors of the default mapping for a contract. */
export function createDefaultMapping(errors: AnyErrorSet): ReadonlyMap<string, ErrorData> {
  const created = Object.entries(mappings).flatMap(([name, [role, shippedId]]): [string, ErrorData][] => {
    const error =
      role !== undefined && hasOwnRole(errors, role)
        ? createRoleError(errors, role)
        : createShipped(errors, shippedId);
    return error ? [[name, error]] : [];
  });
  return new Map(created);
}

/** Creates a shipped error with the contract's definition if it has the same one, else with the shipped one. */
function createShipped(errors: AnyErrorSet, id: string | undefined): ErrorData | undefined {
  if (id === undefined) return undefined;
  const own = safely(() => errors.createErrorData(id));
  if (own?.code === shippedErrors.ErrorCode[id]) return own;
  return id in spotV3Errors.ErrorCode ? shippedErrors.createErrorData(id) : undefined;
}
