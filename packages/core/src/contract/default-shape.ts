import { isErrorStatus } from '../catalog/check-catalog.js';
import type { CatalogIndex } from '../catalog/index-catalog.js';
import {
  type BodyReader,
  createPayload,
  type ErrorBody,
  type ErrorBodyReader,
  type Fields,
  isSuccessCode,
  parsePayload,
  safely,
  toCode,
  toPayload,
} from './payload.js';

/** Creates the reader of errors in `{ code, msg }`; `index` finds the known codes. */
export function createDefaultErrorReader(index: CatalogIndex): ErrorBodyReader {
  return {
    parsePayload: (value, httpStatus) => parsePayload(value, index, httpStatus),
    parseErrorBody: safely((value: unknown, httpStatus?: number) =>
      isObject(value) ? parseObject(value, index, httpStatus) : undefined,
    ),
  };
}

/** Creates the reader of `{ code, msg }`, including batches. */
export function createDefaultReader(index: CatalogIndex): BodyReader {
  return {
    ...createDefaultErrorReader(index),
    findItems: safely(findItems),
    parseItem: safely((value: unknown) => {
      if (!isObject(value)) return undefined;
      return parseObject(value, index) ?? (isText(value.error) ? { msg: value.error } : undefined);
    }),
    isSuccess,
    write: (error, msg) => ({ ...toPayload(error, msg) }),
  };
}

/** Applies the first rule that matches. `docs/spec/reading.md` lists the rules in the same order. */
function parseObject(fields: Fields, index: CatalogIndex, httpStatus = 0): ErrorBody | undefined {
  const { code, error, status, result, success } = fields;
  const isFailed = httpStatus >= 400;
  const payload = parsePayload(fields, index, httpStatus);
  const isDone = success === true && !isFailed;
  if (payload && !(isDone && index(payload.code) === undefined)) return { payload };
  if (isDone) return undefined;
  const ownStatus = isErrorStatus(status) ? { httpStatus: status } : undefined;
  const nested = parsePayload(error, index, httpStatus || ownStatus?.httpStatus);
  if (nested) return { payload: nested, ...ownStatus };
  const item = parseItemFields(fields);
  if (item) return item;
  const isZero = isSuccessCode(toCode(code)) && !isFailed;
  if (success === false || (result === false && !isZero)) return { msg: textOf(fields) };
  if (ownStatus && isText(error)) return { msg: textOf(fields), ...ownStatus };
  return isFailed ? { msg: textOf(fields) } : undefined;
}

function isSuccess(value: unknown): boolean {
  return hasSuccessSign(value) === true;
}

const hasSuccessSign = /*#__PURE__*/ safely((value: unknown) => {
  const { code, errorCode, errCode, success, result } = (value ?? {}) as Fields;
  const hasSuccessCode = [code, errorCode, errCode].some((one) => isSuccessCode(toCode(one)));
  return hasSuccessCode || success === true || result === true;
});

/** Parses the fields of batch items: `errorCode`, `errorMsg`, `errorMessage`, `errCode`, `errMsg`. */
function parseItemFields(fields: Fields): ErrorBody | undefined {
  const msg = [fields.errorMsg, fields.errorMessage, fields.errMsg].find(isText);
  const rawCode = [fields.errorCode, fields.errCode].find(
    (code) => code !== undefined && code !== null && code !== '',
  );
  const code = toCode(rawCode);
  // Successful items contain `errorCode: "0"` and `errorMsg: "success"`.
  if (isSuccessCode(code)) return undefined;
  if (code !== undefined && (msg !== undefined || code < 0)) {
    const { errorCode, errCode, errorMsg, errorMessage, errMsg, ...rest } = fields;
    return { payload: createPayload(code, msg ?? '', rest) };
  }
  if (msg !== undefined || isText(rawCode)) return { msg: msg ?? String(rawCode) };
  return undefined;
}

function textOf({ msg, message, error }: Fields): string | undefined {
  return [msg, message, error].find(isText);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Returns the items of a batch response in their order: the elements of the body if it is a list, else of
 * all lists in the body and in its field `data`, under any name (`orderList`, `failureList` …).
 */
function findItems(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const { data } = (value ?? {}) as { readonly data?: unknown };
  // A list is not flattened further: its elements may be lists, such as rows of candlestick data.
  return Array.isArray(data) ? data : [...listsIn(value), ...listsIn(data)].flat();
}

function listsIn(holder: unknown): unknown[][] {
  return typeof holder === 'object' && holder !== null ? Object.values(holder).filter(Array.isArray) : [];
}
