import type { CodeMap, CodeOf } from './catalog/catalog.js';
import { indexCatalog } from './catalog/index-catalog.js';
import { type SpotV3, spotV3 } from './catalog/spot-v3.js';
import type { TextRule } from './contract/contract.js';
import { createDefaultErrorReader, createDefaultReader } from './contract/default-shape.js';
import { parsePayload } from './contract/payload.js';
import {
  bindErrors,
  type ContractReader,
  type ErrorReader,
  type ErrorSet,
  toErrorCode,
} from './define-errors.js';
import {
  bindCreateApiError,
  bindCreateErrorData,
  type CreateApiError,
  type CreateErrorData,
} from './error/create-error-data.js';
import {
  bindDecode,
  bindDescribe,
  bindDescribeBody,
  bindFromJSON,
  bindReadErrorJson,
  bindToApiError,
  type Decode,
  type FromJSON,
  type ToApiError,
} from './error/decode.js';
import { bindIsApiError, type IsApiError } from './error/is-api-error.js';

/**
 * The functions of this package for the shipped catalog. Each is created by a statement of its own, so that a
 * bundler drops the functions that an application does not use.
 */

export const SPOT_V3_DOMAIN = 'spotV3';

const spotV3Index = /*#__PURE__*/ indexCatalog(spotV3);
const describe = /*#__PURE__*/ bindDescribe(spotV3Index, SPOT_V3_DOMAIN);
const readJson = /*#__PURE__*/ bindReadErrorJson(spotV3Index, SPOT_V3_DOMAIN, describe);
const parse = (value: unknown, httpStatus?: number) => parsePayload(value, spotV3Index, httpStatus);

/** `ErrorCode.INVALID_SYMBOL` is -1121. */
export const ErrorCode: CodeMap<SpotV3> = /*#__PURE__*/ toErrorCode<SpotV3>(spotV3);
export type ErrorCode = CodeOf<SpotV3>;

/**
 * Tests whether a value is an `ApiError`, optionally one with a reason of `spotV3`. See {@link IsApiError}.
 */
export const isApiError: IsApiError<SpotV3> = /*#__PURE__*/ bindIsApiError(spotV3Index, SPOT_V3_DOMAIN);

/** Returns the error in a payload of `spotV3` as plain data. See {@link Decode}. */
export const decode: Decode<SpotV3> = /*#__PURE__*/ bindDecode(parse, describe);

/** Returns the error in a payload of `spotV3` as an `ApiError` to throw. See {@link ToApiError}. */
export const toApiError: ToApiError<SpotV3> = /*#__PURE__*/ bindToApiError(parse, describe);

/** Creates an error of `spotV3` as plain data. See {@link CreateErrorData}. */
export const createErrorData: CreateErrorData<SpotV3> = /*#__PURE__*/ bindCreateErrorData(
  spotV3Index,
  SPOT_V3_DOMAIN,
);

/** Creates an error of `spotV3` to throw. See {@link CreateApiError}. */
export const createApiError: CreateApiError<SpotV3> = /*#__PURE__*/ bindCreateApiError(
  spotV3Index,
  SPOT_V3_DOMAIN,
);

/** Recreates an error of `spotV3` from its JSON. See {@link FromJSON}. */
export const fromJSON: FromJSON<SpotV3> = /*#__PURE__*/ bindFromJSON(readJson);

function jsonReader() {
  return { describe: bindDescribeBody(spotV3Index, describe), readJson };
}

/**
 * Finds errors of `spotV3` in bodies and in JSON. Smaller than `spotV3Reader`, which also reads batches and
 * writes.
 */
export const spotV3ErrorReader: ErrorReader = /*#__PURE__*/ createSpotV3ErrorReader();

function createSpotV3ErrorReader(): ErrorReader {
  return { ...createDefaultErrorReader(spotV3Index), ...jsonReader() };
}

/** Reads and writes the bodies of `spotV3`. */
export const spotV3Reader: ContractReader = /*#__PURE__*/ createSpotV3Reader();

function createSpotV3Reader(): ContractReader {
  return { ...createDefaultReader(spotV3Index), ...jsonReader() };
}

/**
 * Rules for the texts of the spot API V3. The text of -1054, of WebSocket frames and of batch items begins
 * with a gRPC status (`INVALID_ARGUMENT:`) or reports an insufficient balance (`amount not enough`). The text
 * of -1142 quotes the name of the rejected parameter (`'symbol'`).
 */
export const spotV3TextRules: readonly TextRule[] = [
  { text: 'amount not enough', category: 'balance', retry: 'never', executed: 'no' },
  { text: 'INVALID_ARGUMENT:', category: 'parameter', retry: 'fix-request', executed: 'no' },
  { text: 'FAILED_PRECONDITION:', category: 'account', retry: 'never', executed: 'no' },
  { text: "'symbol'", code: -1142, category: 'symbol', retry: 'fix-request', executed: 'no' },
];

/** The shipped catalog with its contract: the default of every option `errors`. */
export const spotV3Errors: ErrorSet<SpotV3> = /*#__PURE__*/ bindErrors<SpotV3>(
  spotV3,
  {
    domain: SPOT_V3_DOMAIN,
    roles: {
      unknown: 'UNKNOWN_ERROR',
      missingParam: 'PARAM_EMPTY',
      invalidParam: 'PARAM_ERROR',
      malformedBody: 'INVALID_JSON',
      unsupportedMediaType: 'INVALID_CONTENT_TYPE',
      methodNotAllowed: 'REQUEST_METHOD_NOT_SUPPORTED',
      unauthenticated: 'API_AUTH_ERROR',
      forbidden: 'PERMISSION_DENIED',
    },
    textRules: spotV3TextRules,
    // The longest time, in milliseconds, that the API accepts a request after its timestamp.
    requestLifetime: 30_000,
  },
  spotV3Index,
);
