import type { Catalog } from '../catalog/catalog.js';
import type { CatalogIndex } from '../catalog/index-catalog.js';
import type { ParsedPayload } from '../contract/payload.js';
import type { BodyReader } from '../contract/payload-shape.js';
import { coerceParams, matchTemplate } from '../text/template.js';
import { ApiError } from './api-error.js';
import { type ErrorData, freezeErrorData, hideData, noParams } from './error-data.js';
import type { DecodedData, DecodedError } from './error-types.js';
import type { ResponseInfo } from './response-info.js';

export interface DecodeOptions {
  readonly cause?: unknown;
  /** The HTTP response that the payload came with. */
  readonly responseInfo?: ResponseInfo | undefined;
  /** Whether an upstream sent the payload. */
  readonly upstream?: boolean | undefined;
}

export interface Decode<Definitions extends Catalog> {
  /**
   * Returns the error in a payload as plain data, without the cost of an `Error`. The code alone decides the
   * reason. A documented text also gives the message id and the params; any text is kept. Returns `undefined`
   * for a success and for any other value. Never throws.
   */
  (value: unknown, options?: DecodeOptions): DecodedData<Definitions> | undefined;
}

export interface ToApiError<Definitions extends Catalog> {
  /** Returns what `decode` returns, as an `ApiError` to throw. Never throws. */
  (value: unknown, options?: DecodeOptions): DecodedError<Definitions> | undefined;
}

type ParsePayload = BodyReader['parsePayload'];

/** Describes the error in a payload. */
export type Describe = (payload: ParsedPayload, options?: DecodeOptions) => ErrorData;

export function bindDecode<Definitions extends Catalog>(
  parsePayload: ParsePayload,
  describe: Describe,
): Decode<Definitions> {
  return function decode(value, options) {
    const payload = parsePayload(value, options?.responseInfo?.httpStatus);
    // `describe` uses the definitions that the type names.
    return payload && (freezeErrorData(describe(payload, options)) as DecodedData<Definitions>);
  };
}

export function bindToApiError<Definitions extends Catalog>(
  parsePayload: ParsePayload,
  describe: Describe,
): ToApiError<Definitions> {
  return function toApiError(value, options) {
    const payload = parsePayload(value, options?.responseInfo?.httpStatus);
    // `describe` uses the definitions that the type names.
    return payload && (new ApiError(describe(payload, options)) as unknown as DecodedError<Definitions>);
  };
}

type Draft = { -readonly [Field in keyof ErrorData]: ErrorData[Field] };

/** Creates a {@link Describe} whose results are not yet frozen. */
export function bindDescribe(index: CatalogIndex, domain: string | undefined): Describe {
  return function describe({ code, msg, data }, options) {
    const indexed = index(code);
    const definition = indexed?.definition;
    const error: Draft = {
      code,
      reason: definition?.reason,
      messageId: undefined,
      params: noParams,
      message: msg || definition?.reason || `Error ${code}`,
      msg,
      definition,
    };
    if (domain !== undefined) error.domain = domain;
    if (data) hideData(error, data);
    if (options) {
      // `cause` stays absent if it was absent: an `Error` distinguishes no cause from an undefined one.
      if ('cause' in options) error.cause = options.cause;
      if (options.responseInfo) error.responseInfo = options.responseInfo;
      if (options.upstream) error.upstream = true;
    }
    for (const message of indexed?.messagesFor(msg) ?? []) {
      const texts = matchTemplate(message, msg);
      const params = texts && coerceParams(message, texts);
      if (params) {
        error.messageId = message.id;
        error.params = message.names.length > 0 ? Object.freeze(params) : noParams;
        return error;
      }
    }
    return error;
  };
}
