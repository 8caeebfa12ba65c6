import {
  type AnyErrorSet,
  type AnyParams,
  defineErrors,
  type ErrorData,
  type Role,
  spotV3Errors,
} from '@errlex/core';
import { httpErrors } from '@errlex/core/http-errors';

/** Adds the definitions of `@errlex/core/http-errors` whose codes a contract does not have yet. */
export function addHttpErrors(errors: AnyErrorSet): AnyErrorSet {
  const codes = new Set(errors.catalog.map(({ code }) => code));
  const missing = httpErrors.filter(({ code }) => !codes.has(code));
  if (missing.length === 0) return errors;
  const { domain, payload, roles, textRules, requestLifetime } = errors;
  const contract = { domain, payload, roles, textRules, requestLifetime };
  return defineErrors([...errors.catalog, ...missing], contract);
}

/** The shipped definitions, which stand in for roles that a contract does not name. */
export const shippedErrors: AnyErrorSet = /*#__PURE__*/ addHttpErrors(spotV3Errors);

/**
 * Creates the error of a role: with the definition that the contract names, else with the shipped one. `parameter`
 * is the param of a message that has one text param.
 */
export function createRoleError(errors: AnyErrorSet, role: Role, parameter?: string): ErrorData {
  const owner = errors.roles[role] === undefined ? shippedErrors : errors;
  const reason = owner.roles[role];
  const definition = owner.catalog.find((one) => one.reason === reason);
  const messages = Object.entries(definition?.messages ?? {});
  const plain = messages.find(([, message]) => message.length === 1);
  const withParam = messages.find(
    ([, [template, ...names]]) => names.length === 1 && template.includes('%s'),
  );
  const [id, [, name] = []] = (parameter === undefined ? plain : (withParam ?? plain)) ?? [];
  if (id !== undefined) {
    const params: AnyParams = name === undefined || parameter === undefined ? {} : { [name]: parameter };
    return owner.createErrorData(id, params);
  }
  // The message needs the name of a parameter that is not known: the error has the text of its reason.
  return owner.reader.describe({ code: definition?.code ?? 0, msg: '' });
}

/** Whether the definition of a role is the contract's own, and neither the shipped one nor missing. */
export function hasOwnRole(errors: AnyErrorSet, role: Role): boolean {
  const reason = errors.roles[role];
  if (reason === undefined) return false;
  const shipped = shippedErrors.roles[role];
  return reason !== shipped || errors.ErrorCode[reason] !== shippedErrors.ErrorCode[reason];
}
