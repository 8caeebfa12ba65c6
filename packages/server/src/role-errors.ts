import {
  type AnyErrorSet,
  type AnyParams,
  type ErrorData,
  type ErrorDefinition,
  type ErrorRole,
  spotV3,
} from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';

/** The status of each role, which counts if its definition has none. */
const statusOfRole: Readonly<Record<ErrorRole, number>> = {
  unknown: 500,
  missingParam: 400,
  invalidParam: 400,
  malformedBody: 400,
  unsupportedMediaType: 415,
  methodNotAllowed: 405,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooManyRequests: 429,
  payloadTooLarge: 413,
  timeout: 504,
  unavailable: 503,
};

/** An error and the status that it is sent with. */
export interface StatusError {
  readonly error: ErrorData;
  readonly httpStatus: number;
}

/**
 * Creates the error of a role: that of `unknown` if the contract does not name the role. `parameter` is the param of
 * a message that has one text param.
 */
export function createRoleError(errors: AnyErrorSet, role: ErrorRole, parameter?: string): ErrorData {
  return createReasonError(errors, errors.roles[role] ?? errors.roles.unknown, parameter);
}

function createReasonError(errors: AnyErrorSet, reason: string | undefined, parameter?: string): ErrorData {
  const definition = errors.catalog.find((one) => one.reason === reason);
  const messages = Object.entries(definition?.messages ?? {});
  const plain = messages.find(([, message]) => message.length === 1);
  const withParam = messages.find(
    ([, [template, ...names]]) => names.length === 1 && template.includes('%s'),
  );
  const [id, [, name] = []] = (parameter === undefined ? plain : (withParam ?? plain)) ?? [];
  if (id !== undefined) {
    const params: AnyParams = name === undefined || parameter === undefined ? {} : { [name]: parameter };
    return errors.createErrorData(id, params);
  }
  // The message needs the name of a parameter that is not known: the error has the text of its reason.
  return errors.reader.describe({ code: definition?.code ?? 0, msg: '' });
}

/** Creates the error of a role with the status of its definition, else that of the role. */
export function createStatusError(errors: AnyErrorSet, role: ErrorRole, parameter?: string): StatusError {
  const error = createRoleError(errors, role, parameter);
  const own = errors.roles[role] === undefined ? undefined : error.definition?.httpStatus;
  return { error, httpStatus: own ?? statusOfRole[role] };
}

/** Returns the status of a definition: its own, else that of the role that names it; undefined if it has neither. */
export function httpStatusOf(
  definition: ErrorDefinition | undefined,
  { roles }: Pick<AnyErrorSet, 'roles'>,
): number | undefined {
  if (definition === undefined || definition.httpStatus !== undefined) return definition?.httpStatus;
  const found = Object.entries(roles).find(([, reason]) => reason === definition.reason);
  // The roles of a contract are checked.
  return found && statusOfRole[found[0] as ErrorRole];
}

/** Throws a `TypeError` for a contract without the role `unknown`. */
export function checkUnknownRole({ roles }: AnyErrorSet): void {
  if (roles.unknown !== undefined) return;
  throw new TypeError(
    'errors: the contract has no role "unknown". Name the definition for unexpected errors: ' +
      "defineErrors(catalog, { roles: { unknown: 'REASON' } }).",
  );
}

/** By this, every copy of this package recognizes a `RoleError`. */
const BRAND = Symbol.for('@errlex/server/RoleError');

/**
 * An error that a server detects itself. It is sent with the code, the text and the status of that role in the
 * responder's contract.
 *
 * @example
 * app.use((request, response, next) => next(new RoleError('notFound')));
 */
export class RoleError extends Error {
  readonly role: ErrorRole;
  /** The name of the parameter, if the message of the role has one. */
  readonly parameter: string | undefined;

  constructor(role: ErrorRole, parameter?: string, options?: ErrorOptions) {
    super(role, options);
    this.name = 'RoleError';
    this.role = role;
    this.parameter = parameter;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether a value is a `RoleError`, of any copy of this package. */
export function isRoleError(value: object): value is RoleError {
  return BRAND in value && Object.hasOwn(statusOfRole, String((value as { role?: unknown }).role));
}

/**
 * A role of the contract, and a shipped reason that is used instead of the role's shipped reason, or of none, if the
 * contract has that definition.
 */
type Mapping = readonly [role: ErrorRole | undefined, shippedReason?: string, insteadOf?: string];

/**
 * The errors for other errors, by the first of their names that is listed: the `type` or `code` that a body parser
 * or Fastify gives them or their cause, else their HTTP status. Errors that are not listed keep their status and are
 * sent as unknown.
 */
const mappings: Readonly<Record<string, Mapping>> = {
  'entity.parse.failed': ['malformedBody'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformedBody'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformedBody'],
  Z_DATA_ERROR: ['malformedBody'],
  'encoded-body': ['unsupportedMediaType'],
  'Forbidden resource': ['forbidden'],
  'unknown-route': ['notFound'],
  '400': ['invalidParam', 'PARAM_VALIDATE_ERROR', 'PARAM_ERROR'],
  '401': ['unauthenticated'],
  '403': ['forbidden'],
  '404': ['notFound'],
  '405': ['methodNotAllowed'],
  '408': [undefined, 'REQUEST_TIMEOUT'],
  '409': ['conflict'],
  '413': ['payloadTooLarge'],
  '415': ['unsupportedMediaType'],
  '422': ['invalidParam', 'PARAM_VALIDATE_ERROR', 'PARAM_ERROR'],
  '429': ['tooManyRequests'],
  '502': [undefined, 'BAD_GATEWAY'],
  '503': ['unavailable'],
  '504': ['timeout'],
};

/** An error of a mapping; `httpStatus` is undefined if the thrown error decides on it. */
export interface MappingEntry {
  readonly error: ErrorData;
  readonly httpStatus: number | undefined;
}

/** Creates the errors of the default mapping for a contract: those of its roles, else the unknown error. */
export function createDefaultMapping(errors: AnyErrorSet): ReadonlyMap<string, MappingEntry> {
  const created = Object.entries(mappings).flatMap(
    ([name, [role, shippedReason, insteadOf]]): [string, MappingEntry][] => {
      const own = role && errors.roles[role];
      const reason = own === insteadOf && isShipped(errors, shippedReason) ? shippedReason : own;
      if (reason === undefined && role === undefined) return [];
      const error = createReasonError(errors, reason ?? errors.roles.unknown);
      const ownStatus = reason === undefined ? undefined : error.definition?.httpStatus;
      // A thrown status stays; a name such as that of a rejection by a guard may come without one.
      const isStatus = /^\d/.test(name);
      return [
        [name, { error, httpStatus: ownStatus ?? (role && !isStatus ? statusOfRole[role] : undefined) }],
      ];
    },
  );
  return new Map(created);
}

/** Whether a contract has the shipped definition of a reason. */
function isShipped({ ErrorCode }: AnyErrorSet, reason: string | undefined): boolean {
  return reason !== undefined && ErrorCode[reason] !== undefined && ErrorCode[reason] === codeOf(reason);
}

function codeOf(reason: string | undefined): number | undefined {
  return [...spotV3, ...httpErrors].find((one) => one.reason === reason)?.code;
}
