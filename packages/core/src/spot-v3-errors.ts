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
 * The functions of this package for the shipped catalog. Each is bound separately, so that a bundler drops
 * those that an application does not use.
 */

export const SPOT_V3_DOMAIN = 'spotV3';

const spotV3Index = /*#__PURE__*/ indexCatalog(spotV3);
const describe = /*#__PURE__*/ bindDescribe(spotV3Index, SPOT_V3_DOMAIN);
const readJson = /*#__PURE__*/ bindReadErrorJson(spotV3Index, SPOT_V3_DOMAIN, describe);
const parse = (value: unknown, httpStatus?: number) => parsePayload(value, spotV3Index, httpStatus);

/** `ErrorCode.INVALID_SYMBOL` is -1121. */
export const ErrorCode: CodeMap<SpotV3> = /*#__PURE__*/ toErrorCode<SpotV3>(spotV3);
export type ErrorCode = CodeOf<SpotV3>;

/** The {@link IsApiError} of `spotV3`. */
export const isApiError: IsApiError<SpotV3> = /*#__PURE__*/ bindIsApiError(spotV3Index, SPOT_V3_DOMAIN);

/** The {@link Decode} of `spotV3`. */
export const decode: Decode<SpotV3> = /*#__PURE__*/ bindDecode(parse, describe);

/** The {@link ToApiError} of `spotV3`. */
export const toApiError: ToApiError<SpotV3> = /*#__PURE__*/ bindToApiError(parse, describe);

/** The {@link CreateErrorData} of `spotV3`. */
export const createErrorData: CreateErrorData<SpotV3> = /*#__PURE__*/ bindCreateErrorData(
  spotV3Index,
  SPOT_V3_DOMAIN,
);

/** The {@link CreateApiError} of `spotV3`. */
export const createApiError: CreateApiError<SpotV3> = /*#__PURE__*/ bindCreateApiError(
  spotV3Index,
  SPOT_V3_DOMAIN,
);

/** The {@link FromJSON} of `spotV3`. */
export const fromJSON: FromJSON<SpotV3> = /*#__PURE__*/ bindFromJSON(readJson);

function jsonReader() {
  return { describe: bindDescribeBody(spotV3Index, describe), readJson };
}

/** Reads the errors of `spotV3`. Smaller than `spotV3Reader`, so that a bundler can drop the rest. */
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
 * Rules for the texts of the spot API V3. The text of -1054, of a WebSocket frame or of a batch item begins
 * with a gRPC status, and may name an insufficient balance. The text of -1142 names the parameter if it rejects
 * a symbol.
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
    // The maximum window of the request timestamp, in milliseconds.
    requestLifetime: 30_000,
  },
  spotV3Index,
);
