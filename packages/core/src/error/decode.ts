import type { AnyParams, Catalog } from '../catalog/catalog.js';
import type { CatalogIndex, Message } from '../catalog/index-catalog.js';
import { type BodyReader, createPayload, type ParsedPayload, toCode } from '../contract/payload.js';
import { coerceParams, MAX_PARAM_LENGTH, matchTemplate, truncate } from '../text/text.js';
import { ApiError } from './api-error.js';
import {
  type ErrorData,
  freezeErrorData,
  hideData,
  noParams,
  parseResponseInfo,
  type ResponseInfo,
} from './error-data.js';
import type { DecodedData, DecodedError } from './is-api-error.js';

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

/**
 * Converts a payload into error data: looks up its code and matches its text with the documented messages.
 */
export type Describe = (payload: ParsedPayload, options?: DecodeOptions) => ErrorData;

export function bindDecode<Definitions extends Catalog>(
  parsePayload: ParsePayload,
  describe: Describe,
): Decode<Definitions> {
  return function decode(value, options) {
    const payload = parsePayload(value, options?.responseInfo?.httpStatus);
    // The cast is safe: `describe` looks codes up in `Definitions`.
    return payload && (freezeErrorData(describe(payload, options)) as DecodedData<Definitions>);
  };
}

export function bindToApiError<Definitions extends Catalog>(
  parsePayload: ParsePayload,
  describe: Describe,
): ToApiError<Definitions> {
  return function toApiError(value, options) {
    const payload = parsePayload(value, options?.responseInfo?.httpStatus);
    // The cast is safe: `describe` looks codes up in `Definitions`.
    return payload && (new ApiError(describe(payload, options)) as unknown as DecodedError<Definitions>);
  };
}

type MutableErrorData = { -readonly [Field in keyof ErrorData]: ErrorData[Field] };

/** Creates a {@link Describe} whose results are not yet frozen. */
export function bindDescribe(index: CatalogIndex, domain: string | undefined): Describe {
  return function describe({ code, msg, data }, options) {
    const indexed = index(code);
    const definition = indexed?.definition;
    const error: MutableErrorData = {
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
      // Omits `cause` if the options omit it: an `Error` distinguishes a missing cause from an undefined one.
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

export interface FromJSON<Definitions extends Catalog> {
  /**
   * Recreates an error from the JSON that its `toJSON` returned. Returns `undefined` for any other value, and
   * for an error of another domain. Never throws.
   */
  (value: unknown): DecodedError<Definitions> | undefined;
}

/**
 * Recreates error data from the JSON of an error. Does not freeze it. Values in `options` take precedence
 * over the JSON.
 */
export type ReadErrorJson = (value: unknown, options?: DecodeOptions) => ErrorData | undefined;

export function bindFromJSON<Definitions extends Catalog>(readJson: ReadErrorJson): FromJSON<Definitions> {
  return (value) => {
    const data = readJson(value);
    // The cast is safe: `readJson` looks codes up in `Definitions`.
    return data && (new ApiError(data) as unknown as DecodedError<Definitions>);
  };
}

/**
 * Creates a {@link Describe} that also reads problem details with a translated text: if the text is not
 * documented, the message id and the params come from the fields `messageId` and `params` of the body.
 */
export function bindDescribeBody(index: CatalogIndex, describe: Describe): Describe {
  return (payload, options) => {
    const error = describe(payload, options);
    const { messageId, params } = payload.data ?? {};
    if (messageId === undefined || error.messageId !== undefined) return error;
    return Object.assign(error, readMessage(index(payload.code)?.messages, messageId, params));
  };
}

/**
 * Creates a {@link ReadErrorJson}, which returns `undefined` for errors of a domain other than `domain`. If
 * `domain` is `undefined`, it reads errors of any domain.
 */
export function bindReadErrorJson(
  index: CatalogIndex,
  domain: string | undefined,
  describe: Describe,
): ReadErrorJson {
  return (value, options) => {
    try {
      return readErrorJson(value as Readonly<Record<string, unknown>>, options, index, domain, describe);
    } catch {
      // The value is null, undefined or a revoked proxy, or one of its getters threw.
      return undefined;
    }
  };
}

function readErrorJson(
  json: Readonly<Record<string, unknown>>,
  options: DecodeOptions | undefined,
  index: CatalogIndex,
  domain: string | undefined,
  describe: Describe,
): ErrorData | undefined {
  if (json.$errlex !== 1) return undefined;
  const { message: text, messageId, params, msg = text } = json;
  if (typeof json.domain === 'string' && domain !== undefined && json.domain !== domain) return undefined;
  const code = toCode(json.code);
  if (code === undefined || code === 0 || (code > 0 && typeof msg !== 'string')) return undefined;
  const payload = createPayload(code, typeof msg === 'string' ? msg : '', {});
  const error = describe(payload, {
    ...options,
    responseInfo: options?.responseInfo ?? parseResponseInfo(json.responseInfo),
    upstream: options?.upstream === true || json.upstream === true,
  });
  const { msg: english } = createPayload(code, typeof text === 'string' ? text : '', {});
  const named = readMessage(index(code)?.messages, messageId, params);
  return { ...error, message: english || error.message, ...named };
}

/**
 * Reads a message id and its params. Returns `undefined` if `messages` has no such id, or a param is missing
 * or of the wrong type.
 */
function readMessage(
  messages: readonly Message[] | undefined,
  id: unknown,
  params: unknown,
): Pick<ErrorData, 'messageId' | 'params'> | undefined {
  const message = messages?.find((one) => one.id === id);
  if (message === undefined) return undefined;
  const parts = message.names.map((name) => (params as AnyParams | null | undefined)?.[name]);
  if (!parts.every((part) => typeof part === 'string' || typeof part === 'number')) return undefined;
  const texts = parts.map((part) => truncate(String(part), MAX_PARAM_LENGTH));
  const read = coerceParams(message, texts);
  return read && { messageId: message.id, params: Object.freeze(read) };
}
