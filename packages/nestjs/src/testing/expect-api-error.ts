import { AssertionError } from 'node:assert';
import {
  type AnyErrorSet,
  type AnyParams,
  type Catalog,
  type ErrorDefinition,
  type ErrorSet,
  type MessageIdOf,
  type ParamsOf,
  type SpotV3,
  spotV3Errors,
} from '@errlex/core';
import { parseJsonExact } from '@errlex/core/response';
import { type Locale, parseLocalized } from '@errlex/i18n';
import type { ResponderTexts } from '@errlex/server';
import {
  createRoleError,
  type FieldPath,
  httpStatusOf,
  loadTexts,
  payloadFields,
  type Texts,
  translateError,
} from '@errlex/server/adapter';
import { type ReadResponse, readResponse, type TestResponse } from './read-response.js';

/** The facts that `expectApiError` checks in addition to code, status and message. */
export interface ApiErrorExpectation<Definitions extends Catalog = SpotV3, Id extends string = string> {
  /** Default: any params. */
  readonly params?: ParamsOf<Definitions, Id> | undefined;
  /** The language of the text and of `Content-Language`. Default: `'en'`. */
  readonly locale?: Locale | undefined;
  /** The option `messages` of the application. Default: the texts of `@errlex/i18n` alone. */
  readonly messages?: ResponderTexts['messages'];
  /** The text itself. Default: the documented text or the translation of `@errlex/i18n`. */
  readonly msg?: string | undefined;
  /** Default: the `httpStatus` of the definition, else 500. */
  readonly httpStatus?: number | undefined;
  /** The contract of the application. Default: `spotV3Errors`. */
  readonly errors?: ErrorSet<Definitions> | undefined;
}

/** The facts that are compared, and shown if they differ. */
interface Facts {
  readonly httpStatus: number;
  readonly code: unknown;
  readonly messageId: string | undefined;
  readonly msg: unknown;
  readonly locale: unknown;
  /** The fixed fields of the contract's payloads, as JSON. */
  readonly fixed: string | undefined;
}

/**
 * Checks that a response of supertest, of `inject` or of `fetch` is an error of the catalog: its status, its code, and
 * its text in the expected language, as a payload of the contract or as problem details. Rejects with an
 * `AssertionError` of Node that lists what differs, and with a `TypeError` for a message that the catalog does not
 * hold.
 *
 * @example
 * await expectApiError(await request(server).get('/klines'), 'PARAM_EMPTY', { params: { parameter: 'symbol' }, locale: 'de' });
 */
export async function expectApiError<
  Id extends MessageIdOf<Definitions>,
  Definitions extends Catalog = SpotV3,
>(response: TestResponse, id: Id, expectation: ApiErrorExpectation<Definitions, Id> = {}): Promise<void> {
  const { locale = 'en', params, msg } = expectation;
  // Every error set is an `AnyErrorSet`, but for a type parameter the compiler cannot know it.
  const errors = (expectation.errors ?? spotV3Errors) as AnyErrorSet;
  const definition = errors.catalog.find(({ messages }) => Object.hasOwn(messages, id));
  if (definition === undefined) throw new TypeError(`Unknown message id "${id}".`);
  const own = { messages: expectation.messages ?? {}, hints: undefined };
  const texts = await loadTexts([locale], own, errors, createRoleError(errors, 'unknown'));
  const text = msg ?? renderText(id, definition, params, locale, texts, errors);
  const actual = readFacts(await readResponse(response), text !== undefined, locale, texts, errors);
  const { fixed } = payloadFields(errors);
  const expected: Facts = {
    httpStatus: expectation.httpStatus ?? httpStatusOf(definition, errors) ?? 500,
    code: definition.code,
    messageId: text === undefined ? id : undefined,
    msg: text ?? actual.msg,
    locale,
    fixed: actual.fixed === undefined ? undefined : JSON.stringify(fixed),
  };
  const differing = (Object.keys(expected) as (keyof Facts)[]).filter((key) => actual[key] !== expected[key]);
  if (differing.length === 0) return;
  const lines = differing.map(
    (key) => `  ${key}: expected ${print(expected[key])}, received ${print(actual[key])}`,
  );
  throw new AssertionError({
    message: `Expected ${id}.\n${lines.join('\n')}`,
    actual,
    expected,
    operator: 'expectApiError',
    stackStartFn: expectApiError,
  });
}

/** Renders the expected text; undefined if its params are not known. */
function renderText(
  id: string,
  definition: ErrorDefinition,
  params: AnyParams | undefined,
  locale: string,
  texts: Texts,
  errors: AnyErrorSet,
): string | undefined {
  if (params === undefined && definition.messages[id]?.length !== 1) return undefined;
  return translateError({ error: errors.createErrorData(id, params) }, locale, texts).msg;
}

function readFacts(
  { httpStatus, contentType, contentLanguage, text }: ReadResponse,
  isTextKnown: boolean,
  locale: string,
  texts: Texts,
  errors: AnyErrorSet,
): Facts {
  const body = parseBody(text);
  const isProblem = /^application\/problem\+json\b/i.test(String(contentType));
  const contract = payloadFields(errors);
  // Problem details have names of their own, unless they are the payloads of the contract.
  const fields = isProblem && !errors.payload?.problem ? { code: ['code'], msg: ['detail'] } : contract;
  const code = readField(body, fields.code);
  const msg = readField(body, fields.msg) ?? text;
  const payload = errors.toPayload({ code: Number(code), message: '' }, String(msg));
  const messages = texts.messages.get(locale) ?? texts.english;
  const found = isTextKnown ? undefined : parseLocalized(payload, messages, { errors });
  return {
    httpStatus,
    code,
    messageId: found?.messageId,
    msg,
    locale: contentLanguage,
    fixed: fields === contract ? JSON.stringify(pick(body, contract.fixed)) : undefined,
  };
}

function parseBody(text: string): unknown {
  try {
    return parseJsonExact(text);
  } catch {
    return undefined;
  }
}

function readField(body: unknown, path: FieldPath): unknown {
  return path.reduce((value: unknown, name) => (isRecord(value) ? value[name] : undefined), body);
}

/** Picks the fields that `shape` has, in its order. */
function pick(value: unknown, shape: unknown): unknown {
  if (!isRecord(shape)) return value;
  const fields = Object.entries(shape).map(([name, inner]) => [name, pick(readField(value, [name]), inner)]);
  return Object.fromEntries(fields);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function print(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
