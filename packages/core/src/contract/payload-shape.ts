import {
  type BodyReader,
  createPayload,
  type ErrorBody,
  type Fields,
  isSuccessCode,
  type ParsedPayload,
  safely,
  toCode,
} from './payload.js';

/**
 * The name of a field; `a.b` is the field `b` in the object `a`. If it is a list of names, the first field
 * whose value has the right type is used.
 */
export type FieldNames = string | readonly string[];

/**
 * The fields of a body that hold code and text. Replaces the default shape `{ code, msg }` for reading and
 * writing.
 */
export interface PayloadShape {
  readonly code: FieldNames;
  readonly msg: FieldNames;
  /** Codes that mean success. Default: 0 and 200. */
  readonly success?: readonly number[] | undefined;
  /**
   * The fields that hold the items of a batch. Default: if the body is a list, its elements are the items,
   * and have the same field names as a body.
   */
  readonly items?:
    | {
        readonly in?: FieldNames | undefined;
        readonly code?: FieldNames | undefined;
        readonly msg?: FieldNames | undefined;
      }
    | undefined;
  /** Fields that are added to every payload that is written. */
  readonly fixed?: Readonly<Record<string, unknown>> | undefined;
  /**
   * Whether payloads are problem details (RFC 9457). Responses then also contain `type`, `title` and
   * `status`.
   */
  readonly problem?: boolean | undefined;
}

/**
 * Creates the reader of a payload shape other than the default. Throws a `TypeError` if the shape is
 * malformed.
 */
export function createShapeReader(shape: PayloadShape): BodyReader {
  const { success, items } = shape;
  const isDone = createSuccessTest(success);
  const [readCode, readMsg] = [createFieldReader(shape.code, isCode), createFieldReader(shape.msg, isText)];
  const readItemCode = items?.code === undefined ? readCode : createFieldReader(items.code, isCode);
  const readItemMsg = items?.msg === undefined ? readMsg : createFieldReader(items.msg, isText);
  const readItems = items?.in === undefined ? undefined : createFieldReader(items.in, Array.isArray);

  const parse = (value: unknown, findCode: FieldReader, findMsg: FieldReader): ParsedPayload | undefined => {
    const found = findCode(value);
    const code = toCode(found?.value);
    if (found === undefined || code === undefined || isDone(code)) return undefined;
    const text = findMsg(value);
    const { [found.name]: _code, ...rest } = found.holder;
    const { [text?.holder === found.holder ? text.name : found.name]: _msg, ...data } = rest;
    return createPayload(code, String(text?.value ?? ''), data);
  };
  const textIn = (value: unknown, findMsg: FieldReader) => {
    const text = findMsg(value)?.value;
    return isText(text) && text !== '' ? text : undefined;
  };
  const parsePayload = safely((value: unknown) => parse(value, readCode, readMsg));
  const codeIn = safely((value: unknown) => toCode(readCode(value)?.value));
  const isSuccess = (value: unknown) => {
    const code = codeIn(value);
    return code !== undefined && isDone(code);
  };
  const findItems = safely((value: unknown) => {
    // The cast is safe: `readItems` finds only arrays.
    return Array.isArray(value) ? value : (readItems?.(value)?.value as unknown[] | undefined);
  });
  const parseItem = safely((value: unknown): ErrorBody | undefined => {
    const payload = parse(value, readItemCode, readItemMsg);
    if (payload) return { payload };
    const msg = toCode(readItemCode(value)?.value) === undefined ? textIn(value, readItemMsg) : undefined;
    return msg === undefined ? undefined : { msg };
  });
  const parseErrorBody = safely((value: unknown, httpStatus: number = 0): ErrorBody | undefined => {
    const payload = parsePayload(value);
    const isFailed = httpStatus >= 400;
    const error = payload ? { payload } : isFailed ? { msg: textIn(value, readMsg) } : undefined;
    const list = items && findItems(value);
    const failures = list?.map(parseItem);
    if (!failures?.some((failure) => failure)) return error;
    // If the batch has only one item, the error of this item is the error of the batch.
    const isSingle = failures.length === 1 && !Array.isArray(value) && !isSuccess(value);
    if (isSingle) return { ...failures[0], items: list };
    const isPartial = payload === undefined || failures.includes(undefined);
    return isPartial && !isFailed ? undefined : { ...error, items: list };
  });
  return { parsePayload, parseErrorBody, findItems, parseItem, isSuccess, write: createWriter(shape) };
}

interface FoundField {
  readonly holder: Fields;
  readonly name: string;
  readonly value: unknown;
}

type FieldReader = (body: unknown) => FoundField | undefined;

const isCode = (value: unknown) => toCode(value) !== undefined;
const isText = (value: unknown): value is string => typeof value === 'string';

/** Creates a function that returns the first of the named fields with an acceptable value. */
function createFieldReader(names: FieldNames, isAcceptable: (value: unknown) => boolean): FieldReader {
  const paths = parsePaths(names);
  return (body) => {
    for (const path of paths) {
      let value = body;
      let holder: unknown;
      for (const name of path) {
        holder = value;
        // Read only own fields: `constructor.length`, which is inherited, is an integer.
        value = isObject(value) && isOwn(value, name) ? value[name] : undefined;
      }
      if (isAcceptable(value)) {
        return { holder: holder as Fields, name: path[path.length - 1] as string, value };
      }
    }
    return undefined;
  };
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** Returns the test for success codes. Throws a `TypeError` if `success` is not a list of integers. */
export function createSuccessTest(success: PayloadShape['success']): (code: number) => boolean {
  if (success === undefined) return isSuccessCode;
  if (!Array.isArray(success) || !success.every(Number.isSafeInteger)) {
    throw new TypeError(`payload.success: expected a list of integers, got ${JSON.stringify(success)}.`);
  }
  return (code) => success.includes(code);
}

function createWriter({ code, msg, fixed = {} }: PayloadShape): BodyReader['write'] {
  const [codePath, msgPath] = [parsePaths(code)[0], parsePaths(msg)[0]] as [string[], string[]];
  const fixedJson = JSON.stringify(fixed);
  return (error, text = error.message) => {
    // Copies `fixed`, because `setField` may write into an object inside it.
    const body = JSON.parse(fixedJson) as Record<string, unknown>;
    setField(body, codePath, error.code);
    setField(body, msgPath, text);
    return body;
  };
}

function parsePaths(names: FieldNames): string[][] {
  const list = typeof names === 'string' ? [names] : names;
  const paths = Array.isArray(list) ? list.map((name) => String(name).split('.')) : [];
  // Assigning to `__proto__` would replace the prototype.
  const isValid = paths.length > 0 && paths.flat().every((name) => name !== '' && name !== '__proto__');
  if (!isValid) {
    const got = JSON.stringify(names);
    throw new TypeError(`payload: expected the name of a field or a list of names, got ${got}.`);
  }
  return paths;
}

function setField(body: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let holder = body;
  for (const name of path.slice(0, -1)) {
    if (!isObject(holder[name]) || Array.isArray(holder[name])) holder[name] = {};
    holder = holder[name] as Record<string, unknown>;
  }
  holder[path[path.length - 1] as string] = value;
}

/** Tests whether a value has an enumerable property of its own. `Object.hasOwn` is missing in Chrome < 93. */
function isOwn(value: object, name: string): boolean {
  return Object.prototype.propertyIsEnumerable.call(value, name);
}
