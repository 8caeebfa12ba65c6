import type { Catalog, ErrorDefinition, Executed, ReasonOf, Retry } from '../catalog/catalog.js';
import type { CatalogIndex } from '../catalog/index-catalog.js';
import type { PayloadShape } from './payload-shape.js';

/** The facts about an API that reading, advice and responses need besides its definitions. */
export interface Contract<Definitions extends Catalog = Catalog> {
  /** Name of the API, such as `acme`. Distinguishes errors of different APIs with equal codes. */
  readonly domain?: string | undefined;
  /** The fields that hold code and text. Default: `{ code, msg }`. */
  readonly payload?: PayloadShape | undefined;
  /** The definitions for problems that a server or a validation detects itself. */
  readonly roles?: Roles<Definitions> | undefined;
  /**
   * Advice for errors whose text contains a phrase. Takes precedence over `universalTextRules`, which apply to
   * every contract.
   */
  readonly textRules?: readonly TextRule[] | undefined;
  /** Milliseconds after which the API rejects a delayed request, such as the window of its timestamp. */
  readonly requestLifetime?: number | undefined;
}

/** A problem that a server or a validation detects itself. */
export type ErrorRole =
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
 * The reason of the definition for each role. The definition needs a message without params, or with one
 * text param, which then holds the name of the rejected parameter.
 */
export type Roles<Definitions extends Catalog = Catalog> = {
  readonly [Name in ErrorRole]?: ReasonOf<Definitions> | undefined;
};

/**
 * The roles with their default reasons and codes, from the shipped catalogs. If a catalog holds several
 * defaults of a role, the last one wins.
 */
const defaultRoles: readonly (readonly [ErrorRole, reason: string, code: number])[] = [
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

/**
 * Adds the default roles to the roles of a contract. Throws a `TypeError` if a role is unknown, or if its
 * reason is unknown or retired.
 */
export function resolveRoles(index: CatalogIndex, given: Roles = {}): Roles {
  for (const [role, reason] of Object.entries(given)) {
    if (!defaultRoles.some(([name]) => name === role)) throw new TypeError(`roles: unknown role "${role}".`);
    if (reason === undefined) continue;
    const found = index(reason);
    if (found?.definition.reason !== reason)
      throw new TypeError(`roles.${role}: unknown reason "${reason}".`);
    if (found.definition.retired) throw new TypeError(`roles.${role}: ${reason} is retired.`);
    const fits = found.messages.some(({ kinds }) => kinds.length === 0 || kinds.join() === '%s');
    if (!fits) {
      throw new TypeError(`roles.${role}: ${reason} needs a message without params, or with one text param.`);
    }
  }
  const usual = defaultRoles.filter(([, reason, code]) => {
    const definition = index(reason)?.definition;
    return definition?.code === code && !definition.retired;
  });
  return { ...Object.fromEntries(usual), ...given };
}

/** Overrides the advice for errors whose text contains a phrase. */
export interface TextRule {
  /** The phrase to find, in upper or lower case. */
  readonly text: string;
  /**
   * If set, the rule overrides the definition of that code. If omitted, the rule applies to errors with no
   * code, an unknown code or a generic one. For other codes, it only sets the fields that the definition
   * omits.
   */
  readonly code?: number | undefined;
  /** Statuses for which the rule applies. Default: any status, and errors without a status. */
  readonly httpStatus?: readonly number[] | undefined;
  readonly category?: string | undefined;
  readonly retry?: Retry | undefined;
  readonly executed?: Executed | undefined;
}

/**
 * Rules for all contracts: phrases that several exchanges send. The rules of the contract come first.
 * Written without object spread, because bundlers keep unused objects that contain a spread.
 */
export const universalTextRules: readonly TextRule[] = [
  { text: 'execution status unknown', executed: 'unknown' },
  { text: 'order state unknown', executed: 'unknown' },
  { text: 'send status unknown', executed: 'unknown' },
  { text: 'timestamp expired', httpStatus: [400, 401], retry: 'resync', executed: 'no' },
  { text: 'request has expired', httpStatus: [400, 401], retry: 'resync', executed: 'no' },
  { text: 'outside of the recvwindow', httpStatus: [400, 401], retry: 'resync', executed: 'no' },
  { text: 'check your timestamp', httpStatus: [400, 401], retry: 'resync', executed: 'no' },
];

/** Throws a `TypeError` that names the first malformed rule. */
function checkTextRules(rules: readonly TextRule[]): void {
  if (!Array.isArray(rules)) throw new TypeError('textRules: expected a list of rules.');
  for (const [position, rule] of rules.entries()) {
    const { text, code, httpStatus = [], category = '', retry, executed } = (rule ?? {}) as Partial<TextRule>;
    const isValid =
      typeof text === 'string' &&
      text !== '' &&
      (code === undefined || Number.isSafeInteger(code)) &&
      Array.isArray(httpStatus) &&
      httpStatus.every(Number.isInteger) &&
      typeof category === 'string' &&
      [undefined, 'never', 'fix-request', 'resync', 'backoff'].includes(retry) &&
      [undefined, 'no', 'unknown'].includes(executed);
    if (!isValid) {
      throw new TypeError(
        `textRules[${position}]: expected { text, code?, httpStatus?, category?, retry?, executed? }.`,
      );
    }
  }
}

/**
 * Throws a `TypeError` that names the first malformed field. Does not check the payload shape and the roles.
 */
export function checkContract({
  domain,
  textRules,
  requestLifetime,
}: Pick<Contract, 'domain' | 'textRules' | 'requestLifetime'>): void {
  if (domain !== undefined && (typeof domain !== 'string' || !/^[\w.-]+$/.test(domain))) {
    throw new TypeError(
      `domain: expected a name of letters, digits, "_", "-" and ".", got ${JSON.stringify(domain)}.`,
    );
  }
  if (textRules !== undefined) checkTextRules(textRules);
  if (requestLifetime !== undefined && !(typeof requestLifetime === 'number' && requestLifetime >= 0)) {
    throw new TypeError(`requestLifetime: expected milliseconds, got ${String(requestLifetime)}.`);
  }
}

/**
 * Lists the text rules that can change the advice for a definition, in order of precedence. Pages and
 * commands that explain a code show these rules.
 */
export function textRulesFor(
  { code, generic, retry, executed }: ErrorDefinition,
  { textRules }: { readonly textRules: readonly TextRule[] },
): TextRule[] {
  const mayBeOverridden = generic === true || retry === undefined || executed === undefined;
  const general = mayBeOverridden
    ? [...textRules, ...universalTextRules].filter((rule) => rule.code === undefined)
    : [];
  return [...textRules.filter((rule) => rule.code === code), ...general];
}
