import type { AnyParams, Catalog, CodeMap } from './catalog/catalog.js';
import { type Checked, checkCatalog } from './catalog/check-catalog.js';
import { type CatalogIndex, indexCatalog, indexMessages } from './catalog/index-catalog.js';
import {
  type Contract,
  checkContract,
  type Roles,
  resolveRoles,
  type TextRule,
} from './contract/contract.js';
import { createDefaultReader } from './contract/default-shape.js';
import type { BodyReader, ErrorBodyReader } from './contract/payload.js';
import { createShapeReader, createSuccessTest, type PayloadShape } from './contract/payload-shape.js';
import type { AnyApiError } from './error/api-error.js';
import {
  bindCreateApiError,
  bindCreateErrorData,
  type CreateApiError,
  type CreateErrorData,
  type CreateOptions,
} from './error/create-error-data.js';
import {
  bindDecode,
  bindDescribe,
  bindDescribeBody,
  bindFromJSON,
  bindReadErrorJson,
  bindToApiError,
  type Decode,
  type DecodeOptions,
  type Describe,
  type FromJSON,
  type ReadErrorJson,
  type ToApiError,
} from './error/decode.js';
import type { ErrorData } from './error/error-data.js';
import { bindIsApiError, type IsApiError } from './error/is-api-error.js';

/**
 * Finds errors in bodies and in JSON of this library, as a contract defines them. Bundles smaller than
 * {@link ContractReader}, because it reads no batches and writes nothing.
 */
export interface ErrorReader extends ErrorBodyReader {
  readonly describe: Describe;
  readonly readJson: ReadErrorJson;
}

/**
 * Reads and writes bodies, and reads JSON of this library, as a contract defines them. Used by the functions
 * of `/response` and by adapters.
 */
export interface ContractReader extends ErrorReader, BodyReader {}

/** A catalog with its contract, and the functions of this package for them. Made by {@link defineErrors}. */
export interface ErrorSet<Definitions extends Catalog> {
  readonly domain: string | undefined;
  readonly catalog: Definitions;
  readonly payload: PayloadShape | undefined;
  readonly roles: Roles<Definitions>;
  readonly textRules: readonly TextRule[];
  readonly requestLifetime: number | undefined;
  readonly reader: ContractReader;
  /** `{ [reason]: code }` */
  readonly ErrorCode: CodeMap<Definitions>;
  readonly isApiError: IsApiError<Definitions>;
  readonly decode: Decode<Definitions>;
  readonly toApiError: ToApiError<Definitions>;
  readonly createErrorData: CreateErrorData<Definitions>;
  readonly createApiError: CreateApiError<Definitions>;
  readonly fromJSON: FromJSON<Definitions>;
  /**
   * Returns the body to send for an error, in the payload shape of the contract. Default of `msg`:
   * `error.message`, which is English.
   */
  readonly toPayload: BodyReader['write'];
}

/** An {@link ErrorSet} of any catalog: the type of the option `errors`. */
export interface AnyErrorSet {
  readonly domain: string | undefined;
  readonly catalog: Catalog;
  readonly payload: PayloadShape | undefined;
  readonly roles: Roles;
  readonly textRules: readonly TextRule[];
  readonly requestLifetime: number | undefined;
  readonly reader: ContractReader;
  readonly ErrorCode: Readonly<Record<string, number>>;
  isApiError(value: unknown, reason?: string | readonly string[]): value is AnyApiError;
  decode(value: unknown, options?: DecodeOptions): ErrorData | undefined;
  toApiError(value: unknown, options?: DecodeOptions): AnyApiError | undefined;
  createErrorData(id: string, params?: AnyParams, options?: CreateOptions): ErrorData;
  createApiError(id: string, params?: AnyParams, options?: CreateOptions): AnyApiError;
  fromJSON(value: unknown): AnyApiError | undefined;
  readonly toPayload: BodyReader['write'];
}

/**
 * Creates the functions of this package for a catalog and its contract. If a definition breaks a rule (a
 * duplicate code or reason, param names that do not match the placeholders, a code that is not an integer),
 * the call does not compile. At run time, it throws a `TypeError` that names the definition.
 *
 * @example
 * const { createApiError, toApiError } = defineErrors([
 *   { code: 1, reason: 'INTERNAL', messages: { INTERNAL: ['Internal error.'] } },
 *   { code: 2, reason: 'BAD_PARAM', httpStatus: 400, messages: { BAD_PARAM: ['Parameter %s is invalid.', 'parameter'] } },
 * ], { domain: 'acme', payload: { code: 'retCode', msg: 'retMsg', success: [0] } });
 * throw createApiError('BAD_PARAM', { parameter: 'symbol' });
 */
export function defineErrors<const Definitions extends Catalog>(
  catalog: Checked<Definitions>,
  contract: Contract<Definitions> = {},
): ErrorSet<Definitions> {
  checkCatalog(catalog, createSuccessTest(contract.payload?.success));
  checkContract(contract);
  const index = indexCatalog(catalog, indexMessages);
  // The cast is safe: `index` was created from `catalog`, so it holds only reasons of `Definitions`.
  const roles = resolveRoles(index, contract.roles) as Roles<Definitions>;
  // The cast is safe: `Checked` equals `Definitions` if the call compiles.
  return bindErrors(catalog as Definitions, { ...contract, roles }, index);
}

/**
 * Creates an error set without checks and without work at import time. Used for the shipped catalog, which
 * is checked by tests.
 */
export function bindErrors<Definitions extends Catalog>(
  catalog: Definitions,
  contract: Contract<Definitions>,
  index: CatalogIndex,
): ErrorSet<Definitions> {
  const { domain, payload, roles = {}, textRules = [], requestLifetime } = contract;
  const body = payload ? createShapeReader(payload) : createDefaultReader(index);
  const describe = bindDescribe(index, domain);
  const readJson = bindReadErrorJson(index, domain, describe);
  return {
    domain,
    catalog,
    payload,
    roles,
    textRules,
    requestLifetime,
    reader: { ...body, describe: bindDescribeBody(index, describe), readJson },
    ErrorCode: toErrorCode(catalog),
    isApiError: bindIsApiError<Definitions>(index, domain),
    decode: bindDecode<Definitions>(body.parsePayload, describe),
    toApiError: bindToApiError<Definitions>(body.parsePayload, describe),
    createErrorData: bindCreateErrorData<Definitions>(index, domain),
    createApiError: bindCreateApiError<Definitions>(index, domain),
    fromJSON: bindFromJSON<Definitions>(readJson),
    toPayload: body.write,
  };
}

/** Returns `{ [reason]: code }` of a catalog. */
export function toErrorCode<Definitions extends Catalog>(catalog: Definitions): CodeMap<Definitions> {
  const codes: Record<string, number> = {};
  for (const { reason, code } of catalog) codes[reason] = code;
  // The cast is safe: the loop has set the code of every reason.
  return codes as CodeMap<Definitions>;
}
